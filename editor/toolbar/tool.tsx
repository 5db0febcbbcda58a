import type { Command, EditorState } from "prosemirror-state"

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
