import type { EditorState } from "prosemirror-state"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { OVER_TEXT } from "../in-view"
import { pictureIn } from "../keys/figures"
import type { TextKind } from "../model/schema"
import { contextOf } from "./context-tools"
import { focusInPlace } from "./focus"
import type { Tool } from "./tool"
import { hasMark, keysForReaders, keysInWords, TOOLS } from "./tools"

/**
 * What is open below the toolbar: the address of a link, the sources that can be cited, what a picture or code is; on a
 * narrow page also the tools that have no place in its one row.
 */
export type Panel = "link" | "cite" | "keys" | "picture" | "language" | "more" | null

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

/**
 * The buttons above a text: one stop for Tab, arrows go from one to the next, Escape leads back to the text. The second row
 * has those for where a block stands and for what the cursor is in; it is always there, so that the text does not jump. A
 * narrow page shows one row, whose last button opens the rest over the text.
 */
export function Toolbar({ kind, controls, state, panel, onRun, onPanel, onLeave }: Props) {
  const bar = useRef<HTMLDivElement | null>(null)
  const [current, setCurrent] = useState("undo")
  const isMore = panel === "more"
  // What closes over a tool takes the stop for Tab with it.
  useEffect(() => {
    if (isMore) return () => setCurrent("more")
  }, [isMore])
  const { first, forms } = TOOLS[kind]
  const context = contextOf(state)
  // Only lists have depth.
  const places = context ? TOOLS[kind].places.slice(0, 1) : TOOLS[kind].places
  const panels = PANELS[kind]
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
    focusInPlace(next)
  }
  const common = (name: string) => ({
    "data-tool": name,
    // Where the button with the stop is gone, the first has it.
    tabIndex:
      name === (isThere(current, { tools: [...first, ...forms, ...places].flat(), context, panels }) ? current : "undo")
        ? 0
        : -1,
    onFocus: () => setCurrent(name),
    // The text keeps its selection.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
  })
  const button = (tool: Tool) => (
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
  )
  const group = (tools: readonly Tool[], sign?: string) => (
    <div className="editor-tools" key={tools[0]?.name}>
      {sign && <span aria-hidden="true">{sign}</span>}
      {tools.map(button)}
    </div>
  )
  const panelButton = ({ name, label, sign, keys }: PanelButton) => (
    <button
      key={name}
      type="button"
      className={`editor-tool editor-tool-${name}`}
      title={keys ? `${label} (${keysInWords(keys)})` : label}
      aria-label={label}
      aria-keyshortcuts={keys && keysForReaders(keys)}
      aria-expanded={panel === name}
      aria-pressed={isPressed(name, state)}
      aria-haspopup={name === "keys" ? "dialog" : undefined}
      onClick={() => onPanel(name)}
      {...common(name)}
    >
      {sign}
    </button>
  )
  return (
    <div
      ref={bar}
      className="editor-toolbar"
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      onKeyDown={press}
    >
      <div className="editor-toolbar-row">
        {first.map((tools) => group(tools))}
        <div className="editor-tools">{panels.first.map(panelButton)}</div>
        <div className="editor-tools editor-more-button">{panelButton(MORE)}</div>
        <div className="editor-more" data-open={isMore || undefined} {...OVER_TEXT}>
          {forms.map((tools) => group(tools))}
          <div className="editor-tools">{panels.rest.map(panelButton)}</div>
          {places.length > 0 && (
            <div className="editor-toolbar-row editor-places">
              {places.map((tools) => group(tools))}
              {context && (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
                <div className="editor-context" role="group" aria-label={context.label}>
                  {context.groups.map(({ tools, sign }) => group(tools, sign))}
                  {context.name === "code" && panelButton(LANGUAGE)}
                </div>
              )}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}

type PanelButton = {
  readonly name: Exclude<Panel, null>
  readonly label: string
  readonly sign: string
  readonly keys?: string
}
const LINK: PanelButton = { name: "link", label: "Link", sign: "Link", keys: "Mod+K" }
const CITE: PanelButton = { name: "cite", label: "Cite a source", sign: "Cite", keys: "Mod+Alt+9" }
const PICTURE: PanelButton = { name: "picture", label: "Picture", sign: "Picture", keys: "Mod+Alt+7" }
const KEYS: PanelButton = { name: "keys", label: "Keyboard shortcuts", sign: "?", keys: "Mod+/" }
const MORE: PanelButton = { name: "more", label: "More tools", sign: "More" }
const PANELS = {
  article: { first: [LINK, CITE], rest: [PICTURE, KEYS] },
  insight: { first: [LINK], rest: [KEYS] },
} satisfies Record<TextKind, Record<"first" | "rest", readonly PanelButton[]>>
const LANGUAGE: PanelButton = { name: "language", label: "Language of the code", sign: "Language" }

type There = {
  tools: readonly Tool[]
  context: ReturnType<typeof contextOf>
  panels: Record<"first" | "rest", readonly PanelButton[]>
}

function isThere(name: string, { tools, context, panels }: There): boolean {
  const own = context?.name === "code" ? [LANGUAGE] : []
  const inContext = context?.groups.flatMap((group) => group.tools) ?? []
  return [...tools, ...inContext, ...panels.first, MORE, ...panels.rest, ...own].some((tool) => tool.name === name)
}

function isPressed(name: PanelButton["name"], state: EditorState): boolean | undefined {
  if (name === "link") return hasMark(state, "link")
  return name === "picture" ? pictureIn(state) !== null : undefined
}

const titleOf = ({ label, keys }: Tool): string => (keys ? `${label} (${keysInWords(keys)})` : label)

function nextButton(bar: HTMLElement | null, key: string): HTMLButtonElement | undefined {
  const all = [...(bar?.querySelectorAll<HTMLButtonElement>("button[data-tool]") ?? [])]
  const buttons = all.filter((button) => button.getClientRects().length > 0)
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (key === "ArrowRight") return buttons[(at + 1) % buttons.length]
  if (key === "ArrowLeft") return buttons[(at - 1 + buttons.length) % buttons.length]
  if (key === "Home") return buttons[0]
  return key === "End" ? buttons.at(-1) : undefined
}
