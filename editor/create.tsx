import { history } from "prosemirror-history"
import { keymap } from "prosemirror-keymap"
import { type Command, EditorState, type Plugin, type Transaction } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import type { Block } from "#core/document/schema"
import { citationMark } from "./citation-mark"
import { bringIntoView } from "./in-view"
import { keysFor } from "./keys/keymap"
import { typedSigns } from "./keys/typed-signs"
import { type MarkedPassage, markedPassage } from "./marked-passage"
import { docOf } from "./model/convert"
import { steadyIds } from "./model/ids"
import { SCHEMAS, type TextKind } from "./model/schema"
import { steadyTables } from "./model/tables"
import { numberedLists } from "./numbered-lists"
import { pasting } from "./paste"
import { trackChanges } from "./track/plugin"
import { typingOver } from "./typing-over"
import { type KeptTrail, readTrail, undoTrail } from "./undo/trail"

export type EditorOptions = {
  readonly kind: TextKind
  readonly blocks: readonly Block[]
  /** The numbers of the article's sources, by their ids. */
  readonly numbers: ReadonlyMap<string, number>
  /** What changes are marked against; null where nothing is. */
  readonly base: readonly Block[] | null
  /** What could be undone when the text was left; it counts only where the text is the same. */
  readonly kept?: KeptTrail | null
  /** Words to mark until something is written. */
  readonly passage?: MarkedPassage | null
  /** What the text is called by those who cannot see it. */
  readonly label: string
  readonly describedBy?: () => string | undefined
  /** Keys that open what stands around the text. */
  readonly panels?: Record<string, Command>
  readonly onChange?: (view: EditorView, transaction: Transaction) => void
  /** The whole text was compared with the base. */
  readonly onLook?: (view: EditorView) => void
  /** What a paste could not keep, in sentences. */
  readonly onDropped?: (sentences: readonly string[]) => void
}

/** The editor of articles and insights, in an element of the page. */
export function createEditor(place: HTMLElement, options: EditorOptions): EditorView {
  const { kind, blocks, numbers, base, kept, label, describedBy, panels = {}, onChange, onLook, onDropped } = options
  const schema = SCHEMAS[kind]
  const begun = kept ? readTrail(schema, blocks, kept) : null
  const state = (begun?.state ?? EditorState.create({ doc: docOf(schema, blocks) })).reconfigure({
    plugins: [
      typedSigns(),
      typingOver(),
      keymap(keysFor(schema, panels)),
      ...steady(newBlockId),
      undoTrail(begun?.trail ?? []),
      numberedLists(),
      ...(options.passage ? [markedPassage(options.passage)] : []),
      pasting({ numbers, newId: newBlockId, onDropped: onDropped ?? (() => {}) }),
      ...(base ? [trackChanges({ base, numbers, onLook: onLook ?? (() => {}) })] : []),
    ],
  })
  const view: EditorView = new EditorView(place, {
    state,
    attributes: () => {
      const description = describedBy?.()
      return {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        ...(description && { "aria-describedby": description }),
        spellcheck: "true",
        class: "article-text",
      }
    },
    handleScrollToSelection: (scrolled) => {
      bringIntoView(scrolled)
      return true
    },
    nodeViews: { citation: ({ attrs }) => ({ dom: citationMark(numbers.get(attrs.refId)) }) },
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction))
      onChange?.(view, transaction)
    },
  })
  return view
}

/** What holds of every text that is written: each step can be undone, each block has an id of its own, no table is torn. */
export const steady = (newId: () => string): Plugin[] => [history(), steadyIds(newId), steadyTables()]

/** Unique among all that was ever written here; the server gives new blocks the ids that they are stored under. */
export const newBlockId = (): string => {
  const numbers = crypto.getRandomValues(new Uint32Array(4))
  return `n-${Array.from(numbers, (number) => number.toString(36)).join("")}`
}
