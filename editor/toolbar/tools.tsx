import { toggleMark } from "prosemirror-commands"
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history"
import type { Command, EditorState } from "prosemirror-state"
import {
  type BlockForm,
  hasForm,
  indent,
  moveBlocks,
  removeBlocks,
  selectedBlocks,
  setForm,
  toggleScript,
} from "../keys/commands"

/** What a button of the toolbar does to the text. */
export type Tool = {
  readonly name: string
  readonly label: string
  /** What stands on the button. */
  readonly sign: string
  readonly keys?: string
  readonly run: Command
  /** Of tools that are on or off. */
  readonly isOn?: (state: EditorState) => boolean
  readonly isOff?: (state: EditorState) => boolean
}

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

const MARKS = [
  mark("strong", "Bold", "B", "Mod+B"),
  mark("em", "Italic", "I", "Mod+I"),
  mark("sub", "Subscript", "x₂", "Mod+,", toggleScript("sub")),
  mark("sup", "Superscript", "x²", "Mod+.", toggleScript("sup")),
]
const HEADINGS = [
  form("heading", "Heading", "H", "Mod+Alt+2", { type: "heading", level: 2 }),
  form("subheading", "Smaller heading", "h", "Mod+Alt+3", { type: "heading", level: 3 }),
]
const LISTS = [
  form("bullets", "List", "•", "Mod+Shift+8", { type: "list_item", list: "bullet" }),
  form("numbers", "Numbered list", "1.", "Mod+Shift+7", { type: "list_item", list: "ordered" }),
  form("quote", "Quotation", "“ ”", "Mod+Shift+9", { type: "quote" }),
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

/** The toolbar of an article's text and of an insight's, in groups. */
export const TOOLS = {
  article: [[undoing, redoing], MARKS, HEADINGS, LISTS, DEPTH, PLACES],
  insight: [[undoing, redoing], MARKS, LISTS, DEPTH],
} as const

/** What the toolbar shows of a state, in a few characters: drawn again only when this is another. */
export function toolbarFace(kind: keyof typeof TOOLS, state: EditorState): string {
  const tools: readonly Tool[] = TOOLS[kind].flat()
  const faces = tools.map(({ isOn, isOff }) => `${isOn?.(state) ? 1 : 0}${isOff?.(state) ? 1 : 0}`)
  return `${faces.join("")}${hasMark(state, "link")}`
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
