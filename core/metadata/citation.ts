import { asSentence, capitalised, dayInWords, namesInWords } from "#core/metadata/in-words"

type Cited = {
  /** Names of the authors, in order. */
  readonly authors: readonly string[]
  /** Experts with a merged contribution, in the order of the credits. */
  readonly contributors: readonly string[]
  readonly title: string
  readonly publication: string
  readonly publishedAt: Date
  /** The revision that is cited, and when it was made. */
  readonly seq: number
  readonly revisedAt: Date
  /** The permalink of that revision. */
  readonly url: string
}

/**
 * How to cite one revision of a living article: who, what, where, first published when, which revision of which day, and
 * its permalink, so that a reader of the citation sees the text that was cited (DataCite: cite the version).
 */
export function citationText(cited: Cited): string {
  const { authors, contributors, title, publication, publishedAt, seq, revisedAt, url } = cited
  const names = capitalised(namesInWords(authors))
  const by = contributors.length > 0 ? `${names}, with ${namesInWords(contributors)}` : names
  return `${by}. ${asSentence(title)} ${publication}, ${dayInWords(publishedAt)}. Revision ${seq}, ${dayInWords(revisedAt)}. ${url}`
}
