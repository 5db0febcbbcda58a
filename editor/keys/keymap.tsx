import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands"
import { redo, undo } from "prosemirror-history"
import type { Schema } from "prosemirror-model"
import type { Command } from "prosemirror-state"
import { enter, indent, lineBreak, moveBlocks, plainFirst, removeBlocks, setForm, toggleScript } from "./commands"

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
  { keys: "Mod+]", does: "Move a list item in" },
  { keys: "Mod+[", does: "Move a list item out" },
  { keys: "Alt+↑", does: "Move the passage up" },
  { keys: "Alt+↓", does: "Move the passage down" },
  { keys: "Mod+Shift+Backspace", does: "Take the passage out" },
  { keys: "Shift+Enter", does: "Line break" },
  { keys: "Alt+F10", does: "To the buttons above the text; Escape leads back" },
  { keys: "Mod+/", does: "This list" },
  { keys: "Tab", does: "Leaves the text" },
] as const

/** The keys of the text. Tab and Escape are left alone, so that nobody is held in it. */
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
    "Mod-Shift-8": setForm({ type: "list_item", list: "bullet" }),
    "Mod-Shift-7": setForm({ type: "list_item", list: "ordered" }),
    "Mod-Shift-9": setForm({ type: "quote" }),
    "Mod-]": indent(1),
    "Mod-[": indent(-1),
    "Alt-ArrowUp": moveBlocks(-1),
    "Alt-ArrowDown": moveBlocks(1),
    "Mod-Shift-Backspace": removeBlocks,
    "Shift-Enter": lineBreak,
    Enter: chainCommands(enter, baseKeymap.Enter ?? (() => false)),
    Backspace: chainCommands(plainFirst, baseKeymap.Backspace ?? (() => false)),
  }
}
