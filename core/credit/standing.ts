import type { Byline } from "#core/credit/byline"
import { counted, namesInWords } from "#core/metadata/in-words"

/** What somebody gave to an article, as far as it stands in it. */
export type StandingWork = {
  /** Words of the article's own text. */
  readonly wordsStanding: number
  readonly insights: number
  /** Words of those insights. */
  readonly insightWords: number
  readonly edits: number
  /** Edits that said what another's, merged before, says already. */
  readonly cosigned: number
  /** Words that were written together with others, who stand with the same. */
  readonly together?: readonly { readonly words: number; readonly with?: readonly Byline[] }[]
}

/**
 * Orders people by what readers have of them: who wrote most words, in the text and beside it, comes first; among equals
 * who contributed more often. Gives 0 for equals, so that the caller's own order decides.
 */
export const byWhatStands = (a: StandingWork, b: StandingWork): number =>
  wordsOfAll(b) - wordsOfAll(a) || timesContributed(b) - timesContributed(a)

const wordsOfAll = ({ wordsStanding, insightWords, together = [] }: StandingWork): number =>
  together.reduce((sum, { words }) => sum + words, wordsStanding + insightWords)

/** How often somebody contributed what is in the article; 0 for those who wrote it or edited it by office. */
export const timesContributed = ({
  insights,
  edits,
  cosigned,
}: Pick<StandingWork, "insights" | "edits" | "cosigned">): number => insights + edits + cosigned

/** "2 insights, 1 edit merged, 30 words standing": only what there is; "" where nothing stands. */
export function standingInWords(work: Omit<StandingWork, "insightWords">): string {
  const { insights, edits, cosigned, wordsStanding, together = [] } = work
  const parts = [
    insights > 0 && counted(insights, "insight"),
    edits > 0 && `${counted(edits, "edit")} merged`,
    cosigned > 0 && `${counted(cosigned, "edit")} co-signed`,
    wordsStanding > 0 && `${counted(wordsStanding, "word")} standing`,
    ...together.map(
      ({ words, with: others = [] }) => `${counted(words, "word")} standing, written with ${named(others)}`,
    ),
  ]
  return parts.filter((part) => part !== false).join(", ")
}

const named = (people: readonly Byline[]): string =>
  people.length === 0
    ? "others"
    : namesInWords(
        people.map(({ name }) => name),
        4,
      )
