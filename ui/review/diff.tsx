import type { ReactNode } from "react"
import type { Mark } from "#core/document/schema"
import type { Segment } from "#core/text/segments"
import type { CitationIndex } from "#ui/article/citations"
import { InlineContent } from "#ui/article/inline-content"

type Props = {
  segments: readonly Segment[]
  citations?: CitationIndex
  /** Shows characters that cannot be seen as signs. On by default: who decides must see what readers get. */
  revealed?: boolean
  /** Only one side of the change: the words as they were, or as they would be. */
  side?: "before" | "after"
}

/** Tracked changes in a line of text: underlined or struck through, and said in words to those who listen. */
export function Diff({ segments, side, ...setting }: Props): ReactNode {
  return segments.map((segment, index) => <Stretch key={index} segment={segment} side={side} {...setting} />)
}

type StretchProps = Omit<Props, "segments"> & { segment: Segment }

function Stretch({ segment, side, citations, revealed = true }: StretchProps): ReactNode {
  const content = <InlineContent content={segment.content} citations={citations} revealed={revealed} />
  if (segment.kind === "same") return content
  if (segment.kind === "inserted") return side === "before" ? null : <Changed as="ins">{content}</Changed>
  if (segment.kind === "deleted") return side === "after" ? null : <Changed as="del">{content}</Changed>
  if (side === "before") return <InlineContent content={segment.before} citations={citations} revealed={revealed} />
  return (
    <span className="reformatted" title={formatWords(segment)}>
      <span className="visually-hidden">[{formatWords(segment)}: </span>
      {content}
      <span className="visually-hidden"> end of change of format] </span>
    </span>
  )
}

function Changed({ as: Element, children }: { as: "ins" | "del"; children: ReactNode }) {
  const word = Element === "ins" ? "insertion" : "deletion"
  return (
    <Element>
      <span className="visually-hidden"> [{word}: </span>
      {children}
      <span className="visually-hidden"> end of {word}] </span>
    </Element>
  )
}

const MARK_WORDS = {
  link: "link",
  strong: "bold",
  em: "italic",
  sub: "subscript",
  sup: "superscript",
  code: "code",
  strike: "strikethrough",
} satisfies Record<Mark["type"], string>

function formatWords({ added, removed }: { added: Mark[]; removed: Mark[] }): string {
  const words = [
    added.length > 0 && `made ${added.map(({ type }) => MARK_WORDS[type]).join(" and ")}`,
    removed.length > 0 && `no longer ${removed.map(({ type }) => MARK_WORDS[type]).join(" or ")}`,
  ]
  return words.filter(Boolean).join(", ") || "other format"
}
