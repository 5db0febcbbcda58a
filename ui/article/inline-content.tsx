import { Fragment, type ReactNode } from "react"
import { safeHref } from "#core/document/links"
import type { Inline, Mark } from "#core/document/schema"
import type { CitationIndex } from "#ui/article/citations"
import { cutAtHighlights, type Piece, type PlacedHighlight } from "#ui/article/highlights"
import { Leaf } from "#ui/article/leaf"
import { Marked } from "#ui/article/marked"
import { Passage } from "#ui/article/passage"
import { PassageReference } from "#ui/article/passage-reference"

type Props = {
  content: Inline[]
  citations?: CitationIndex
  /** Only those of this block. */
  highlights?: PlacedHighlight[]
  letters?: Map<string, string>
  /** What the letters lead to. */
  noteWord?: string
  /** Shows characters that cannot be seen, or be taken for others, as signs: for whoever decides about a text. */
  revealed?: boolean
}

/**
 * Inline content as HTML. Runs that share a link share one `<a>`, and a link is never inside another: passages are marked within it
 * and their references to the notes follow it. Inside a passage the remaining marks nest in the order of the schema.
 */
export function InlineContent({ content, highlights = [], ...setting }: Props): ReactNode {
  return grouped(cutAtHighlights(content, highlights), linkOf).map((group, index) => {
    const href = linkOf(group[0])
    if (!href) return <Fragment key={index}>{passages(group, { ...setting, references: true })}</Fragment>
    return (
      <Fragment key={index}>
        <a href={href}>{passages(group, { ...setting, references: false })}</a>
        {references(group, setting)}
      </Fragment>
    )
  })
}

type Setting = Pick<Props, "citations" | "letters" | "noteWord" | "revealed"> & { references: boolean }

function passages(pieces: Piece[], setting: Setting): ReactNode {
  return grouped(pieces, (piece) => piece.insightIds.join(" ")).map((group, index) => {
    const insightIds = group[0]?.insightIds ?? []
    const runs = nested(group, 0, setting)
    if (insightIds.length === 0) return <Fragment key={index}>{runs}</Fragment>
    return (
      <Fragment key={index}>
        <Passage insightIds={insightIds} opens={group.flatMap((piece) => piece.opens)}>
          {runs}
        </Passage>
        {setting.references && references(group, setting)}
      </Fragment>
    )
  })
}

function references(pieces: Piece[], { letters, noteWord }: Pick<Setting, "letters" | "noteWord">): ReactNode {
  const closed = pieces.flatMap((piece) => piece.closes)
  return closed.map((id) => <PassageReference key={id} insightId={id} letter={letters?.get(id)} noteWord={noteWord} />)
}

/** Nests marks outermost first: neighbours whose mark at this depth is equal share one element. */
function nested(pieces: Piece[], depth: number, setting: Setting): ReactNode {
  return grouped(pieces, (piece) => plainMarks(piece)[depth]?.type ?? "").map((group, index) => {
    const mark = group[0] && plainMarks(group[0])[depth]
    if (mark) {
      return (
        <Marked key={index} type={mark.type}>
          {nested(group, depth + 1, setting)}
        </Marked>
      )
    }
    return group.map((piece, at) => (
      <Leaf key={`${index}-${at}`} node={piece.node} follows={group[at - 1]?.node.type === "citation"} {...setting} />
    ))
  })
}

function plainMarks(piece: Piece): Exclude<Mark, { type: "link" }>[] {
  if (piece.node.type !== "text") return []
  return (piece.node.marks ?? []).filter((mark) => mark.type !== "link")
}

function linkOf(piece: Piece | undefined): string {
  if (piece?.node.type !== "text") return ""
  const link = piece.node.marks?.find((mark) => mark.type === "link")
  return (link && safeHref(link.href)) || ""
}

/** Runs of neighbours with the same key. */
function grouped(pieces: Piece[], keyOf: (piece: Piece) => string): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last?.[0] && keyOf(last[0]) === keyOf(piece)) last.push(piece)
    else groups.push([piece])
  }
  return groups
}
