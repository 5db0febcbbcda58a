import { toggleMark } from "prosemirror-commands"
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history"
import type { Command, EditorState } from "prosemirror-state"
import { drawLine, moveBlocks, removeBlocks, selectedBlocks } from "../keys/blocks"
import { type BlockForm, hasForm, indent, setForm, toggleScript } from "../keys/commands"
import { pictureIn } from "../keys/figures"
import { insertTable } from "../tables/commands"
import { contextOf } from "./context-tools"
import type { Tool } from "./tool"

const mark = (name: string, label: string, sign: string, keys: string, run?: Command): Tool => ({
  name,
  label,
  sign,
  keys,
  run:
    run ??
    ((state, dispatch, view) => {
      const type = state.schema.marks[name]
      return type ? toggleMark(type)(state, dispatch, view) : false
    }),
  isOn: (state) => hasMark(state, name),
})

const form = (name: string, label: string, sign: string, keys: string, to: BlockForm): Tool => ({
  name,
  label,
  sign,
  keys,
  run: setForm(to),
  isOn: (state) => {
    const blocks = selectedBlocks(state)
    return blocks.length > 0 && blocks.every(({ node }) => hasForm(node, to))
  },
})

const undoing: Tool = {
  name: "undo",
  label: "Undo",
  sign: "↶",
  keys: "Mod+Z",
  run: undo,
  isOff: (state) => undoDepth(state) === 0,
}
const redoing: Tool = {
  name: "redo",
  label: "Do it again",
  sign: "↷",
  keys: "Mod+Shift+Z",
  run: redo,
  isOff: (state) => redoDepth(state) === 0,
}

const MARKS = [mark("strong", "Bold", "B", "Mod+B"), mark("em", "Italic", "I", "Mod+I")]
const SCRIPTS = [
  mark("sub", "Subscript", "x₂", "Mod+,", toggleScript("sub")),
  mark("sup", "Superscript", "x²", "Mod+.", toggleScript("sup")),
]
const HEADINGS = [
  form("heading", "Heading", "H", "Mod+Alt+2", { type: "heading", level: 2 }),
  form("subheading", "Smaller heading", "H", "Mod+Alt+3", { type: "heading", level: 3 }),
  form("subsubheading", "Smallest heading", "H", "Mod+Alt+4", { type: "heading", level: 4 }),
]
const LISTS = [
  form("bullets", "List", "•", "Mod+Shift+8", { type: "list_item", list: "bullet" }),
  form("numbers", "Numbered list", "1.", "Mod+Shift+7", { type: "list_item", list: "ordered" }),
  form("quote", "Quotation", "“ ”", "Mod+Shift+9", { type: "quote" }),
]
const CODE = form("code", "Code", "{ }", "Mod+Alt+5", { type: "code_block" })
const INSERTS: Tool[] = [
  CODE,
  { name: "table", label: "Put in a table", sign: "Table", keys: "Mod+Alt+6", run: insertTable },
  { name: "line", label: "Draw a dividing line", sign: "—", keys: "Mod+Alt+8", run: drawLine },
]
const isInList = (state: EditorState) => selectedBlocks(state).some(({ node }) => node.type.name === "list_item")
const DEPTH: Tool[] = [
  {
    name: "out",
    label: "Move the list item out",
    sign: "⇤",
    keys: "Mod+[",
    run: indent(-1),
    isOff: (s) => !isInList(s),
  },
  { name: "in", label: "Move the list item in", sign: "⇥", keys: "Mod+]", run: indent(1), isOff: (s) => !isInList(s) },
]
const endsText = (state: EditorState): boolean => {
  const last = selectedBlocks(state).at(-1)
  return last !== undefined && last.at + last.node.nodeSize === state.doc.content.size
}
const PLACES: Tool[] = [
  {
    name: "up",
    label: "Move the passage up",
    sign: "↑",
    keys: "Alt+↑",
    run: moveBlocks(-1),
    isOff: (s) => selectedBlocks(s)[0]?.at === 0,
  },
  {
    name: "down",
    label: "Move the passage down",
    sign: "↓",
    keys: "Alt+↓",
    run: moveBlocks(1),
    isOff: endsText,
  },
  { name: "remove", label: "Take the passage out", sign: "✕", keys: "Mod+Shift+Backspace", run: removeBlocks },
]

const UNDOING = [undoing, redoing]

/**
 * The toolbar of an article's text and of an insight's, in groups: what stands first everywhere, what else words and blocks
 * can be, and where blocks stand.
 */
export const TOOLS = {
  article: { first: [UNDOING, MARKS], forms: [SCRIPTS, HEADINGS, LISTS, INSERTS], places: [PLACES, DEPTH] },
  insight: { first: [UNDOING, MARKS], forms: [SCRIPTS, LISTS, DEPTH], places: [] },
} as const

/** What the toolbar shows of a state, in a few characters: drawn again only when this is another. */
export function toolbarFace(kind: keyof typeof TOOLS, state: EditorState): string {
  const { first, forms, places } = TOOLS[kind]
  const context = contextOf(state)
  const own = context?.groups.map(({ tools }) => tools) ?? []
  const tools: readonly Tool[] = [...first, ...forms, ...places, ...own].flat()
  const faces = tools.map(({ isOn, isOff }) => `${isOn?.(state) ? 1 : 0}${isOff?.(state) ? 1 : 0}`)
  return `${faces.join("")}${hasMark(state, "link")}${context?.name}${pictureIn(state) !== null}`
}

/** Whether the selected words, or the words about to be typed, have a mark. */
export function hasMark(state: EditorState, name: string): boolean {
  const type = state.schema.marks[name]
  if (!type) return false
  const { from, to, empty, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}

/** Keys as people read them on their keyboard. */
export function keysInWords(keys: string): string {
  const isMac = typeof navigator !== "undefined" && /Mac|iP(hone|ad|od)/.test(navigator.platform)
  return isMac ? keys.replace("Mod+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥") : keys.replace("Mod", "Ctrl")
}

/** Keys as a screen reader is told them. */
export const keysForReaders = (keys: string): string =>
  keysInWords(keys).replace("Ctrl", "Control").replace("⌘", "Meta+").replace("⇧", "Shift+").replace("⌥", "Alt+")
