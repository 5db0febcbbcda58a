import type { Block } from "#core/document/schema"

/*
 * Made-up histories whose truth is known: every word remembers the revision in which it was first written, through all that
 * editors do to an article. Deterministic for a seed.
 */

/** A written word (or full stop): `born` is the revision that first wrote it, `id` is its own for ever. */
export type Word = { readonly text: string; readonly born: number; readonly id: number }
type Sentence = readonly Word[]
/** A block of the article: its id, as an editor's program keeps it, and its sentences. */
export type Paragraph = { readonly id: string; readonly sentences: readonly Sentence[] }
type Article = readonly Paragraph[]

/** The states of an article, oldest first. */
export type SyntheticHistory = readonly Article[]

/** A history of so many revisions, each made of one to four editorial acts (or of one act of vandalism, then taken back). */
export function syntheticHistory(seed: number, revisions: number): SyntheticHistory {
  const desk: Desk = { random: randomOf(seed), revision: 0, words: 0, blocks: 0, removed: [] }
  const history: Article[] = [Array.from({ length: 12 }, () => newParagraph(desk))]
  while (history.length < revisions) {
    desk.revision = history.length
    const last = history[history.length - 1] ?? []
    if (desk.random() < 0.04 && history.length + 1 < revisions) {
      history.push(vandalise(desk, last), last)
      continue
    }
    if (desk.random() < 0.04) {
      history.push(history[Math.max(0, history.length - 1 - pick(desk, 4))] ?? last)
      continue
    }
    let article = last
    for (let acts = 1 + pick(desk, 4); acts > 0; acts--) article = act(desk, article)
    history.push(article)
  }
  return history
}

/** A paragraph of a synthetic article as a block; words apart by a space, none before a full stop. */
export function blockOf({ id, sentences }: Paragraph): Block {
  const text = placedWords(sentences.flat()).text
  return { id, type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] }
}

/** The text of words, and where each of them starts in it. */
export function placedWords(words: readonly Word[]): { text: string; starts: number[] } {
  let text = ""
  const starts = words.map((word) => {
    if (text !== "" && word.text !== ".") text += " "
    const start = text.length
    text += word.text
    return start
  })
  return { text, starts }
}

type Random = () => number
type Desk = { random: Random; revision: number; words: number; blocks: number; removed: Sentence[][] }

/** Mulberry32: 32 bits of state are plenty for a test. */
function randomOf(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pick = (desk: Desk, below: number) => Math.floor(desk.random() * below)

const COMMON = "the of and a to in is for with that was on as by it from are this at be or not which an has".split(" ")
const SYLLABLES = "ka ro mi ten sul ve dra pho lin gar nex to bi cel um or fa thi zen qua".split(" ")

/** Two words in five are function words; the others follow a long-tailed choice among some thousands. */
function newWord(desk: Desk): Word {
  if (desk.random() < 0.4) return written(desk, COMMON[pick(desk, COMMON.length)] ?? "the")
  let rank = Math.floor(6000 * desk.random() ** 3)
  let text = ""
  do {
    text += SYLLABLES[rank % SYLLABLES.length]
    rank = Math.floor(rank / SYLLABLES.length)
  } while (rank > 0)
  return written(desk, `${text}n`)
}

function written(desk: Desk, text: string): Word {
  return { text, born: desk.revision, id: desk.words++ }
}

function newSentence(desk: Desk): Sentence {
  return [...newWords(desk, 6 + pick(desk, 18)), written(desk, ".")]
}

const newWords = (desk: Desk, count: number): Word[] => Array.from({ length: count }, () => newWord(desk))

function newParagraph(desk: Desk, sentences: readonly Sentence[] = newSentences(desk, 2 + pick(desk, 5))): Paragraph {
  return { id: `b${desk.blocks++}`, sentences }
}

const newSentences = (desk: Desk, count: number): Sentence[] => Array.from({ length: count }, () => newSentence(desk))

type Act = (desk: Desk, article: Article, at: number) => Article

/** What editors do, the more often the more often it stands here. */
const ACTS: readonly Act[] = [
  ...[reword, reword, reword, reword, insertWords, insertWords, deleteWords, deleteWords],
  ...[insertSentence, insertSentence, deleteSentence, moveSentence, insertParagraph, deleteParagraph],
  ...[moveParagraph, split, join, reintroduce, reintroduce],
]

function act(desk: Desk, article: Article): Article {
  const chosen = article.length < 6 ? insertParagraph : (ACTS[pick(desk, ACTS.length)] ?? reword)
  return chosen(desk, article, pick(desk, article.length))
}

function reword(desk: Desk, article: Article, at: number): Article {
  return inSentence(desk, article, at, (words) => {
    const from = pick(desk, Math.max(1, words.length - 1))
    const length = Math.min(1 + pick(desk, 4), words.length - 1 - from)
    const fresh = newWords(desk, Math.max(1, length + pick(desk, 3) - 1))
    const old = new Set(words.slice(from, from + length).map(({ text }) => text))
    return words.toSpliced(from, length, ...fresh.filter(({ text }) => !old.has(text)))
  })
}

function insertWords(desk: Desk, article: Article, at: number): Article {
  return inSentence(desk, article, at, (words) =>
    words.toSpliced(pick(desk, words.length), 0, ...newWords(desk, 1 + pick(desk, 5))),
  )
}

function deleteWords(desk: Desk, article: Article, at: number): Article {
  return inSentence(desk, article, at, (words) => {
    const from = pick(desk, words.length)
    return words.toSpliced(from, Math.min(1 + pick(desk, 5), words.length - 1 - from))
  })
}

function insertSentence(desk: Desk, article: Article, at: number): Article {
  return inParagraph(article, at, (sentences) =>
    sentences.toSpliced(pick(desk, sentences.length + 1), 0, newSentence(desk)),
  )
}

function deleteSentence(desk: Desk, article: Article, at: number): Article {
  return inParagraph(article, at, (sentences) => {
    const which = pick(desk, sentences.length)
    remember(desk, sentences.slice(which, which + 1))
    return sentences.toSpliced(which, 1)
  })
}

function moveSentence(desk: Desk, article: Article, at: number): Article {
  const which = pick(desk, article[at]?.sentences.length ?? 0)
  const moved = article[at]?.sentences.slice(which, which + 1) ?? []
  const without = inParagraph(article, at, (sentences) => sentences.toSpliced(which, 1))
  return inParagraph(without, pick(desk, article.length), (sentences) =>
    sentences.toSpliced(pick(desk, sentences.length + 1), 0, ...moved),
  )
}

function insertParagraph(desk: Desk, article: Article, at: number): Article {
  return article.toSpliced(at, 0, newParagraph(desk))
}

function deleteParagraph(desk: Desk, article: Article, at: number): Article {
  remember(desk, article[at]?.sentences ?? [])
  return article.toSpliced(at, 1)
}

function moveParagraph(desk: Desk, article: Article, at: number): Article {
  return article.toSpliced(at, 1).toSpliced(pick(desk, article.length), 0, ...article.slice(at, at + 1))
}

/** The head keeps the id. */
function split(desk: Desk, article: Article, at: number): Article {
  const paragraph = article[at]
  if (!paragraph || paragraph.sentences.length < 2) return article
  const cut = 1 + pick(desk, paragraph.sentences.length - 1)
  const head = { ...paragraph, sentences: paragraph.sentences.slice(0, cut) }
  return article.toSpliced(at, 1, head, newParagraph(desk, paragraph.sentences.slice(cut)))
}

/** The first keeps its id. */
function join(_desk: Desk, article: Article, at: number): Article {
  const [first, second] = article.slice(at, at + 2)
  if (!first || !second) return article
  return article.toSpliced(at, 2, { ...first, sentences: [...first.sentences, ...second.sentences] })
}

/** Gives back sentences that were deleted, at some place, unless they stand already. */
function reintroduce(desk: Desk, article: Article, at: number): Article {
  const [back] = desk.removed.splice(pick(desk, desk.removed.length), 1)
  if (!back) return article
  const standing = new Set(article.flatMap(({ sentences }) => sentences.flat().map(({ id }) => id)))
  if (back.flat().some(({ id }) => standing.has(id))) return article
  if (desk.random() < 0.5) return article.toSpliced(at, 0, newParagraph(desk, back))
  return inParagraph(article, at, (sentences) => sentences.toSpliced(pick(desk, sentences.length + 1), 0, ...back))
}

function vandalise(desk: Desk, article: Article): Article {
  const how = pick(desk, 3)
  if (how === 0) return []
  if (how === 1) return article.map((paragraph) => ({ ...paragraph, sentences: newSentences(desk, 1) }))
  const worst = pick(desk, article.length)
  return article.map((paragraph, at) => (at === worst ? { ...paragraph, sentences: newSentences(desk, 3) } : paragraph))
}

/** Only what some revision showed can be given back later. */
function remember(desk: Desk, sentences: readonly Sentence[]): void {
  const shown = sentences.every((words) => words.every(({ born }) => born < desk.revision))
  if (sentences.length > 0 && shown) desk.removed.push([...sentences])
  if (desk.removed.length > 12) desk.removed.shift()
}

function inSentence(desk: Desk, article: Article, at: number, change: (words: Sentence) => Sentence): Article {
  return inParagraph(article, at, (sentences) => {
    const which = pick(desk, sentences.length)
    return sentences.flatMap((words, i) => {
      if (i !== which) return [words]
      const changed = change(words)
      return changed.some(({ text }) => text !== ".") ? [changed] : []
    })
  })
}

/** A paragraph that loses its last sentence goes. */
function inParagraph(
  article: Article,
  at: number,
  change: (sentences: readonly Sentence[]) => readonly Sentence[],
): Article {
  return article.flatMap((paragraph, i) => {
    if (i !== at) return [paragraph]
    const sentences = change(paragraph.sentences)
    return sentences.length > 0 ? [{ ...paragraph, sentences }] : []
  })
}
