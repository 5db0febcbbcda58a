import type { EditorState } from "prosemirror-state"
import { type KeyboardEvent, useRef, useState } from "react"
import type { TextKind } from "../model/schema"
import { hasMark, keysForReaders, keysInWords, TOOLS, type Tool } from "./tools"

/** What stands below the toolbar: the address of a link, or the sources that can be cited. */
export type Panel = "link" | "cite" | "keys" | null

type Props = {
  kind: TextKind
  /** The id of the text. */
  controls: string
  state: EditorState
  panel: Panel
  onRun: (tool: Tool) => void
  onPanel: (panel: Exclude<Panel, null>) => void
  onLeave: () => void
}

/** The buttons above a text: one stop for Tab, arrows go from one to the next, Escape leads back to the text. */
export function Toolbar({ kind, controls, state, panel, onRun, onPanel, onLeave }: Props) {
  const bar = useRef<HTMLDivElement | null>(null)
  const [current, setCurrent] = useState("undo")
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault()
      onLeave()
      return
    }
    const next = nextButton(bar.current, event.key)
    if (!next) return
    event.preventDefault()
    setCurrent(next.dataset.tool ?? "")
    next.focus()
  }
  const common = (name: string) => ({
    "data-tool": name,
    tabIndex: name === current ? 0 : -1,
    onFocus: () => setCurrent(name),
    // The text keeps its selection.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
  })
  const panels = kind === "article" ? PANELS : PANELS.filter(({ name }) => name !== "cite")
  return (
    <div
      ref={bar}
      className="editor-toolbar"
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      onKeyDown={press}
    >
      {TOOLS[kind].map((group) => (
        <div className="editor-tools" key={group[0]?.name}>
          {group.map((tool) => (
            <button
              key={tool.name}
              type="button"
              className={`editor-tool editor-tool-${tool.name}`}
              title={titleOf(tool)}
              aria-label={tool.label}
              aria-keyshortcuts={tool.keys && keysForReaders(tool.keys)}
              aria-pressed={tool.isOn?.(state)}
              aria-disabled={tool.isOff?.(state) || undefined}
              onClick={() => onRun(tool)}
              {...common(tool.name)}
            >
              {tool.sign}
            </button>
          ))}
        </div>
      ))}
      <div className="editor-tools">
        {panels.map(({ name, label, sign, keys }) => (
          <button
            key={name}
            type="button"
            className={`editor-tool editor-tool-${name}`}
            title={keys ? `${label} (${keysInWords(keys)})` : label}
            aria-label={label}
            aria-keyshortcuts={keys && keysForReaders(keys)}
            aria-expanded={panel === name}
            aria-pressed={name === "link" ? hasMark(state, "link") : undefined}
            aria-haspopup={name === "keys" ? "dialog" : undefined}
            onClick={() => onPanel(name)}
            {...common(name)}
          >
            {sign}
          </button>
        ))}
      </div>
    </div>
  )
}

const PANELS = [
  { name: "link", label: "Link", sign: "Link", keys: "Mod+K" },
  { name: "cite", label: "Cite a source", sign: "Cite", keys: undefined },
  { name: "keys", label: "Keyboard shortcuts", sign: "?", keys: "Mod+/" },
] as const

const titleOf = ({ label, keys }: Tool): string => (keys ? `${label} (${keysInWords(keys)})` : label)

function nextButton(bar: HTMLElement | null, key: string): HTMLButtonElement | undefined {
  const buttons = [...(bar?.querySelectorAll<HTMLButtonElement>("button[data-tool]") ?? [])]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (key === "ArrowRight") return buttons[(at + 1) % buttons.length]
  if (key === "ArrowLeft") return buttons[(at - 1 + buttons.length) % buttons.length]
  if (key === "Home") return buttons[0]
  return key === "End" ? buttons.at(-1) : undefined
}
