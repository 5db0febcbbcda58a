import type { ReactNode } from "react"
import { visibleCharacters } from "#core/document/hygiene"
import type { Inline } from "#core/document/schema"
import { Citation } from "#ui/article/citation"
import type { CitationIndex } from "#ui/article/citations"

type Props = {
  node: Inline
  /** Whether a citation stands directly behind another. */
  follows: boolean
  citations?: CitationIndex
  revealed?: boolean
}

/** Text without its marks, a citation or a line break. */
export function Leaf({ node, follows, citations, revealed = false }: Props): ReactNode {
  if (node.type === "break") return <br />
  if (node.type === "citation") return <Citation place={citations?.places.get(node)} follows={follows} />
  if (!revealed) return node.text
  return visibleCharacters(node.text).map((piece, index) =>
    piece.kind === "text" ? piece.text : <HiddenCharacter key={index} label={piece.label} name={piece.name} />,
  )
}

function HiddenCharacter({ label, name }: { label: string; name: string }) {
  return (
    <span className="hidden-character" title={name}>
      {label}
      <span className="visually-hidden"> ({name})</span>
    </span>
  )
}
