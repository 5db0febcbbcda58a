import type { EditorState } from "prosemirror-state"
import { selectedBlocks } from "../keys/blocks"
import { togglePull } from "../keys/commands"
import {
  addColumn,
  addRow,
  alignColumn,
  isAtEdge,
  moveColumn,
  moveRow,
  removeColumn,
  removeRow,
} from "../tables/commands"
import { placeIn } from "../tables/place"
import type { Tool } from "./tool"

/** What can be done to the one block that the cursor is in, because it is of its kind. */
export type Context = {
  readonly name: "table" | "quote" | "code"
  /** What the buttons are about, for those who cannot see where they stand. */
  readonly label: string
  readonly groups: readonly Group[]
}
type Group = { readonly sign?: string; readonly tools: readonly Tool[] }

const isOutside = (state: EditorState) => placeIn(state)?.isCaption !== false

const ROWS: Tool[] = [
  { name: "row-above", label: "Add a row above", sign: "+↑", run: addRow(-1), isOff: isOutside },
  { name: "row-below", label: "Add a row below", sign: "+↓", keys: "Mod+Enter", run: addRow(1), isOff: isOutside },
  {
    name: "row-up",
    label: "Move the row up",
    sign: "↑",
    keys: "Alt+Shift+↑",
    run: moveRow(-1),
    isOff: (state) => isAtEdge(state, "row", -1),
  },
  {
    name: "row-down",
    label: "Move the row down",
    sign: "↓",
    keys: "Alt+Shift+↓",
    run: moveRow(1),
    isOff: (state) => isAtEdge(state, "row", 1),
  },
  {
    name: "row-out",
    label: "Take the row out",
    sign: "✕",
    keys: "Alt+Shift+Backspace",
    run: removeRow,
    isOff: isOutside,
  },
]
const COLUMNS: Tool[] = [
  { name: "column-left", label: "Add a column on the left", sign: "+←", run: addColumn(-1), isOff: isOutside },
  {
    name: "column-right",
    label: "Add a column on the right",
    sign: "+→",
    keys: "Mod+Shift+Enter",
    run: addColumn(1),
    isOff: isOutside,
  },
  {
    name: "column-back",
    label: "Move the column left",
    sign: "←",
    keys: "Alt+Shift+←",
    run: moveColumn(-1),
    isOff: (state) => isAtEdge(state, "column", -1),
  },
  {
    name: "column-on",
    label: "Move the column right",
    sign: "→",
    keys: "Alt+Shift+→",
    run: moveColumn(1),
    isOff: (state) => isAtEdge(state, "column", 1),
  },
  {
    name: "column-align",
    label: "Align the column: left, in the middle, right",
    sign: "≡",
    run: alignColumn,
    isOn: (state) => {
      const place = placeIn(state)
      return Boolean(place?.table.attrs.columns[place.column])
    },
    isOff: isOutside,
  },
  {
    name: "column-out",
    label: "Take the column out",
    sign: "✕",
    keys: "Alt+Shift+Delete",
    run: removeColumn,
    isOff: isOutside,
  },
]
const PULL: Tool = {
  name: "pull",
  label: "Pull quote: set large",
  sign: "Pull quote",
  run: togglePull,
  isOn: (state) => selectedBlocks(state)[0]?.node.attrs.pull === true,
}

/** What the cursor's block can be asked for; null where it is like every other, or where several are selected. */
export function contextOf(state: EditorState): Context | null {
  const [block, ...others] = selectedBlocks(state)
  if (!block || others.length > 0 || !state.schema.nodes.table) return null
  switch (block.node.type.name) {
    case "table":
      return {
        name: "table",
        label: "This table",
        groups: [
          { sign: "Row", tools: ROWS },
          { sign: "Column", tools: COLUMNS },
        ],
      }
    case "quote":
      return { name: "quote", label: "This quotation", groups: [{ tools: [PULL] }] }
    case "code_block":
      return { name: "code", label: "This code", groups: [] }
    default:
      return null
  }
}
