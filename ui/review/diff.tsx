import { Fragment, type ReactNode } from "react"
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
  /** Of changes that nobody has decided on: the id of what says more about them. */
  suggestion?: string | undefined
}

/** Tracked changes in a line of text: underlined or struck through, and said in words to those who listen. */
export function Diff({ segments, suggestion, ...setting }: Props): ReactNode {
  return together(segments).map((group, index) => {
    const stretches = group.map((segment) => (
      <Stretch key={segment.kind} segment={segment} suggestion={suggestion} {...setting} />
    ))
    const isWord = group.some(({ kind }) => kind === "deleted" || kind === "inserted")
    const isShown = setting.side === undefined || group.some(({ kind }) => kind === KIND_OF[setting.side ?? "before"])
    if (suggestion === undefined || !isWord || !isShown) return <Fragment key={index}>{stretches}</Fragment>
    return (
      <span key={index} role="suggestion" aria-details={suggestion}>
        {stretches}
      </span>
    )
  })
}

const KIND_OF = { before: "deleted", after: "inserted" } as const

/** Words that go with those that come in their place: one suggestion, as a screen reader has it. */
function together(segments: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = []
  for (const segment of segments) {
    const last = groups.at(-1)
    if (segment.kind === "inserted" && last?.[0]?.kind === "deleted") last.push(segment)
    else groups.push([segment])
  }
  return groups
}

type StretchProps = Omit<Props, "segments"> & { segment: Segment }

function Stretch({ segment, side, citations, suggestion, revealed = true }: StretchProps): ReactNode {
  const content = <InlineContent content={segment.content} citations={citations} revealed={revealed} />
  if (segment.kind === "same") return content
  if (segment.kind === "inserted") return side === "before" ? null : <Changed as="ins">{content}</Changed>
  if (segment.kind === "deleted") return side === "after" ? null : <Changed as="del">{content}</Changed>
  if (side === "before") return <InlineContent content={segment.before} citations={citations} revealed={revealed} />
  return (
    <span className="reformatted" title={formatWords(segment)} aria-details={suggestion}>
      <span className="visually-hidden">[{formatWords(segment)}: </span>
      {content}
      <span className="visually-hidden"> end of change of format] </span>
    </span>
  )
}

function Changed({ as: Element, children }: { as: "ins" | "del"; children: ReactNode }) {
  const word = Element === "ins" ? "insertion" : "deletion"
  return (
    // Said aloud by name too: not everything that checks or reads a suggestion knows what the element stands for.
    <Element role={word}>
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
