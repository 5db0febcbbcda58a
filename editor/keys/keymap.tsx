import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands"
import { redo, undo } from "prosemirror-history"
import type { Schema } from "prosemirror-model"
import type { Command } from "prosemirror-state"
import {
  addColumn,
  addRow,
  insertTable,
  moveColumn,
  moveRow,
  nextCell,
  removeColumn,
  removeRow,
} from "../tables/commands"
import { drawLine, moveBlocks, removeBlocks } from "./blocks"
import { enter, indent, lineBreak, plainFirst, setForm, toggleScript } from "./commands"

/** What can be done by keyboard: the keys as people read them, and what they do. `Mod` is Ctrl, or ⌘ on a Mac. */
export const SHORTCUTS = [
  { keys: "Mod+Z", does: "Undo" },
  { keys: "Mod+Shift+Z", does: "Do it again" },
  { keys: "Mod+B", does: "Bold" },
  { keys: "Mod+I", does: "Italic" },
  { keys: "Mod+,", does: "Subscript" },
  { keys: "Mod+.", does: "Superscript" },
  { keys: "Mod+K", does: "Link" },
  { keys: "Mod+Alt+0", does: "Paragraph" },
  { keys: "Mod+Alt+2", does: "Heading; 3 and 4 for smaller ones" },
  { keys: "Mod+Shift+8", does: "List" },
  { keys: "Mod+Shift+7", does: "Numbered list" },
  { keys: "Mod+Shift+9", does: "Quotation" },
  { keys: "Mod+Alt+5", does: "Code" },
  { keys: "Mod+Alt+6", does: "Table" },
  { keys: "Mod+Alt+7", does: "Picture: put one in, or change the one you are in" },
  { keys: "Mod+Alt+8", does: "Dividing line" },
  { keys: "Mod+Alt+9", does: "Cite a source" },
  { keys: "Mod+]", does: "Move a list item in" },
  { keys: "Mod+[", does: "Move a list item out" },
  { keys: "Alt+↑", does: "Move the passage up" },
  { keys: "Alt+↓", does: "Move the passage down" },
  { keys: "Mod+Shift+Backspace", does: "Take the passage out" },
  { keys: "Shift+Enter", does: "Line break" },
  { keys: "Enter", does: "In a table, the next row; in its last row, on below the table" },
  { keys: "Mod+Enter", does: "Add a row to a table; in code, on below it" },
  { keys: "Mod+Shift+Enter", does: "Add a column to a table" },
  { keys: "Alt+Shift+↑", does: "Move the row of a table up; ↓ down" },
  { keys: "Alt+Shift+←", does: "Move the column of a table left; → right" },
  { keys: "Alt+Shift+Backspace", does: "Take the row of a table out" },
  { keys: "Alt+Shift+Delete", does: "Take the column of a table out" },
  { keys: "Alt+F10", does: "To the buttons above the text; Escape leads back" },
  { keys: "Mod+/", does: "This list" },
  { keys: "Tab", does: "In a table, the next cell, and after the last one out of the text; elsewhere leaves the text" },
  {
    keys: "Shift+Tab",
    does: "In a table, the cell before, and before the first one out of the text; elsewhere leaves it",
  },
] as const

/** The keys of the text. Tab ends with a table's cells and Escape is left alone, so that nobody is held in it. */
export function keysFor(schema: Schema, panels: Record<string, Command>): Record<string, Command> {
  const { marks } = schema
  const mark = (name: string): Command => (marks[name] ? toggleMark(marks[name]) : () => false)
  return {
    ...baseKeymap,
    ...panels,
    "Mod-z": undo,
    "Mod-Shift-z": redo,
    "Mod-y": redo,
    "Mod-b": mark("strong"),
    "Mod-i": mark("em"),
    "Mod-,": toggleScript("sub"),
    "Mod-.": toggleScript("sup"),
    "Mod-Alt-0": setForm({ type: "paragraph" }),
    "Mod-Alt-2": setForm({ type: "heading", level: 2 }),
    "Mod-Alt-3": setForm({ type: "heading", level: 3 }),
    "Mod-Alt-4": setForm({ type: "heading", level: 4 }),
    "Mod-Alt-5": setForm({ type: "code_block" }),
    "Mod-Alt-6": insertTable,
    "Mod-Alt-8": drawLine,
    "Mod-Shift-8": setForm({ type: "list_item", list: "bullet" }),
    "Mod-Shift-7": setForm({ type: "list_item", list: "ordered" }),
    "Mod-Shift-9": setForm({ type: "quote" }),
    "Mod-]": indent(1),
    "Mod-[": indent(-1),
    "Alt-ArrowUp": moveBlocks(-1),
    "Alt-ArrowDown": moveBlocks(1),
    "Mod-Shift-Backspace": removeBlocks,
    "Shift-Enter": lineBreak,
    "Mod-Enter": chainCommands(addRow(1), baseKeymap["Mod-Enter"] ?? (() => false)),
    "Mod-Shift-Enter": addColumn(1),
    "Alt-Shift-ArrowUp": moveRow(-1),
    "Alt-Shift-ArrowDown": moveRow(1),
    "Alt-Shift-ArrowLeft": moveColumn(-1),
    "Alt-Shift-ArrowRight": moveColumn(1),
    "Alt-Shift-Backspace": removeRow,
    "Alt-Shift-Delete": removeColumn,
    Tab: nextCell(1),
    "Shift-Tab": nextCell(-1),
    Enter: chainCommands(enter, baseKeymap.Enter ?? (() => false)),
    Backspace: chainCommands(plainFirst, baseKeymap.Backspace ?? (() => false)),
  }
}
