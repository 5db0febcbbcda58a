import { Fragment, Slice } from "prosemirror-model"
import { type EditorState, Plugin } from "prosemirror-state"
import { readPasted } from "#core/document/pasted"
import type { Block } from "#core/document/schema"
import { nodeName, nodeOf } from "./model/convert"

type Pasting = {
  /** The numbers of the sources that can be cited, by their ids. */
  readonly numbers: ReadonlyMap<string, number>
  readonly newId: () => string
  readonly onDropped: (sentences: readonly string[]) => void
}

/** A hundred times what an insight may have: no browser stays quick with so much in one place. */
const MOST_IN_AN_INSIGHT = 60_000

/** Reads what is pasted or dropped from elsewhere by the core, which keeps its structure and says what it drops. */
export function pasting(from: Pasting): Plugin {
  return new Plugin({
    props: {
      // Before the editor's own reading, which would put foreign styles into a document under our policy.
      handleDOMEvents: {
        paste: (view, event) => {
          const slice = event.clipboardData && sliceOf(view.state, wordsOf(event.clipboardData), from)
          if (!slice) return false
          event.preventDefault()
          if (slice.size > 0)
            view.dispatch(view.state.tr.replaceSelection(slice).setMeta("paste", true).scrollIntoView())
          return true
        },
        drop: (view, event) => {
          const isOwn = view.dragging !== null
          const slice = !isOwn && event.dataTransfer && sliceOf(view.state, wordsOf(event.dataTransfer), from)
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
          if (!slice || at === undefined) return false
          event.preventDefault()
          view.dispatch(view.state.tr.replaceRange(at, at, slice).setMeta("uiEvent", "drop"))
          view.focus()
          return true
        },
      },
    },
  })
}

/** What a clipboard holds. */
type Clip = { readonly html: string; readonly text: string; readonly hasFiles?: boolean }

const wordsOf = (data: DataTransfer): Clip => ({
  html: data.getData("text/html"),
  text: data.getData("text/plain"),
  hasFiles: data.files.length > 0,
})

/**
 * What a clipboard holds, as a piece of the text that it is put into. Null for what the editor copied itself, and where its
 * own plain pasting does well.
 */
export function sliceOf(
  state: EditorState,
  { html, text, hasFiles = false }: Clip,
  { numbers, newId, onDropped }: Pasting,
): Slice | null {
  if (html.includes("data-pm-slice")) return null
  if (state.selection.$from.parent.type.spec.code) return plainSlice(state, text)
  if (!state.schema.nodes.heading && text.length > MOST_IN_AN_INSIGHT) {
    onDropped(["This is far too long for an insight, so it was not put in. Paste less, or suggest an edit instead."])
    return Slice.empty
  }
  const { blocks, dropped } = readPasted({ html, text, known: new Set(numbers.keys()), newId })
  if (blocks.length === 0 && !hasFiles) return null
  const { fitting, lost } = fittingIn(state, blocks)
  onDropped([...dropped, ...lost, ...(hasFiles && blocks.length === 0 ? ["Pictures and files were left out."] : [])])
  const nodes = Fragment.fromArray(fitting.map((block) => nodeOf(state.schema, block)))
  const [first, last] = [nodes.firstChild, nodes.lastChild]
  // The first and the last paragraph join the text around; other blocks stand for themselves.
  const opens = (type: string | undefined) => (type === "paragraph" ? 1 : 0)
  return new Slice(nodes, opens(first?.type.name), opens(last?.type.name))
}

function plainSlice({ schema }: EditorState, text: string): Slice | null {
  return text === "" ? null : new Slice(Fragment.from(schema.text(text.replace(/\r\n?/g, "\n"))), 0, 0)
}

/** What this text has no place for becomes paragraphs, or goes. */
function fittingIn({ schema }: EditorState, blocks: readonly Block[]): { fitting: Block[]; lost: string[] } {
  const lost = new Set<string>()
  const fitting = blocks.flatMap((block): Block[] => {
    const isKnown = schema.nodes[nodeName(block.type)] !== undefined
    const hasCitations = block.content.some(({ type }) => type === "citation")
    if (hasCitations && !schema.nodes.citation) lost.add("Footnotes were left out.")
    if (isKnown) return [block]
    lost.add("Headings, tables, pictures and code became paragraphs, because an insight has none.")
    if (block.type === "divider" || (block.type === "figure" && block.content.length === 0)) return []
    if (block.type !== "table") return [{ id: block.id, type: "paragraph", content: [...block.content] }]
    return block.rows.map((row) => ({
      id: "",
      type: "paragraph",
      content: row.flatMap((cell, at) => (at > 0 ? [{ type: "text" as const, text: " | " }, ...cell] : cell)),
    }))
  })
  return { fitting, lost: [...lost] }
}
