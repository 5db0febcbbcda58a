import type { ReactNode } from "react"
import { type ConflictSide, isCode, sidesOf, startingText, type Take, takesFor } from "#core/contribution/settle"
import type { Document, Inline } from "#core/document/schema"
import type { Conflict } from "#core/text/conflict"
import type { CitationIndex } from "#ui/article/citations"
import { InlineContent } from "#ui/article/inline-content"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { fieldInWords } from "#ui/review/field-in-words"

/** What the two sides are called: "The article now says" and "The expert suggests". */
export type SideNames = {
  readonly ours: string
  readonly theirs: string
  readonly choices: Readonly<Record<Take, string>>
}

type Props = {
  conflict: Conflict
  number: number
  documents: { readonly ours: Document; readonly theirs: Document }
  citations: CitationIndex
  names: SideNames
  take: string
  text: string | undefined
  problem: string | undefined
  children?: ReactNode
}

/** Words that both sides changed, as a pair of passages of equal standing, and the choice between them. */
export function ConflictChoice(props: Props) {
  const { conflict, number, documents, citations, names, take, text, problem, children } = props
  const name = `resolutions.${conflict.id}`
  const sides = sidesOf(conflict, documents)
  const takes = takesFor(conflict)
  const code = isCode(conflict, { base: documents.ours, ...documents })
  return (
    <section className="settle" aria-labelledby={`${name}-title`}>
      <h4 id={`${name}-title`} className="settle-title">
        Place {number}
      </h4>
      <div className="settle-sides">
        <Side label={names.ours} side={sides.ours} citations={citations} />
        <Side label={names.theirs} side={sides.theirs} citations={citations} />
      </div>
      {children}
      <RadioGroup
        name={`${name}.take`}
        id={name}
        legend="Which words shall stand here?"
        value={take}
        error={problem}
        choices={takes.map((one) => ({ value: one, label: names.choices[one], hint: hintFor(one, conflict) }))}
      />
      {takes.includes("custom") && (
        <div className="settle-own">
          <TextArea
            name={`${name}.text`}
            id={`${name}.text`}
            label="Your own words for this place"
            hint={
              code
                ? "Exactly as the code shall stand."
                : "The words in question only, in Markdown. What you keep of either side stays its author's."
            }
            rows={3}
            value={text ?? startingText(conflict, code)}
          />
        </div>
      )}
    </section>
  )
}

const hintFor = (take: Take, conflict: Conflict): string | undefined =>
  take === "both" && conflict.subject === "text" && conflict.suggested === "both"
    ? "The two say different things, so this is often right."
    : undefined

function Side({ label, side, citations }: { label: string; side: ConflictSide; citations: CitationIndex }) {
  return (
    <div className="settle-side">
      <p className="side-label">{label}</p>
      <div className="settle-text">
        <SideWords side={side} citations={citations} />
      </div>
    </div>
  )
}

function SideWords({ side, citations }: { side: ConflictSide; citations: CitationIndex }) {
  if (side.kind === "gone") return <p className="quiet">This passage is not there.</p>
  if (side.kind === "block") return <ProseBlocks document={{ blocks: [side.block] }} citations={citations} />
  if (side.kind === "field") return <p>{fieldInWords(side.name, side.value)}</p>
  return (
    <p>
      <InlineContent content={ending(side.before)} citations={citations} />
      {side.words.length > 0 ? (
        <mark className="settle-words">
          <InlineContent content={[...side.words]} citations={citations} revealed />
        </mark>
      ) : (
        <em className="quiet">[nothing here]</em>
      )}
      <InlineContent content={beginning(side.after)} citations={citations} />
    </p>
  )
}

const MOST_AROUND = 160

/** The end of what stands before, from a word on. */
function ending(content: readonly Inline[]): Inline[] {
  const kept: Inline[] = []
  let room = MOST_AROUND
  for (const node of [...content].reverse()) {
    if (room <= 0) break
    if (node.type !== "text" || node.text.length <= room) kept.unshift(node)
    else kept.unshift({ ...node, text: `… ${node.text.slice(-room).replace(/^\S*\s/, "")}` })
    room -= node.type === "text" ? node.text.length : 1
  }
  return kept
}

/** The beginning of what stands after, up to a word. */
function beginning(content: readonly Inline[]): Inline[] {
  const kept: Inline[] = []
  let room = MOST_AROUND
  for (const node of content) {
    if (room <= 0) break
    if (node.type !== "text" || node.text.length <= room) kept.push(node)
    else kept.push({ ...node, text: `${node.text.slice(0, room).replace(/\s\S*$/, "")} …` })
    room -= node.type === "text" ? node.text.length : 1
  }
  return kept
}
