import { blockText } from "#core/document/plain-text"
import type { Document } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import type { Flag } from "#core/text/change"
import { Notice } from "#ui/text/notice"

type Props = { flags: readonly Flag[]; document: Document /** "this contribution", "your draft" */; theirs: string }

/** What merged without a conflict and should still be read by a person before it is published. */
export function FlagNotices({ flags, document, theirs }: Props) {
  if (flags.length === 0) return null
  return (
    <Notice tone="warning" title="Read these as a whole before you publish">
      <ul>
        {flags.map((flag, index) => (
          <li key={index}>
            {sentenceFor(flag, theirs)}{" "}
            {wordsOf(flag, document).map((words) => (
              <q key={words} className="flag-words">
                {words}
              </q>
            ))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function sentenceFor(flag: Flag, theirs: string): string {
  if (flag.kind === "same-sentence")
    return `Both the article and ${theirs} changed this sentence. Together the words may say what neither meant:`
  if (flag.kind === "both-inserted")
    return `Both the article and ${theirs} added a passage at the same place. The article's comes first:`
  return `Both the article and ${theirs} moved this passage, to different places. It stays where the article has it:`
}

const MOST = 240

/** The words that a flag is about, as they would stand. */
function wordsOf(flag: Flag, { blocks }: Document): string[] {
  const textOf = (id: string) => {
    const block = blocks.find((one) => one.id === id)
    return block ? blockText(block) : ""
  }
  if (flag.kind === "same-sentence" && !flag.cell) return [opening(textOf(flag.blockId).slice(flag.from, flag.to))]
  const ids = flag.kind === "both-inserted" ? flag.blockIds : [flag.blockId]
  return [...new Set(ids.map((id) => opening(textOf(id))))].filter((words) => words !== "")
}

const opening = (text: string): string => shortened(text.trim(), MOST)
