"use client"
import { type Command, NodeSelection, Selection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react"
import type { Block, Source } from "#core/document/schema"
import { createEditor } from "./create"
import { OVER_TEXT } from "./in-view"
import { type MarkedPassage, placeOfBlock } from "./marked-passage"
import { blocksOf } from "./model/convert"
import { putBlocks } from "./model/put-blocks"
import type { TextKind } from "./model/schema"
import { Dropped } from "./toolbar/dropped"
import { focusInPlace } from "./toolbar/focus"
import { Panels } from "./toolbar/panels"
import type { AddSource } from "./toolbar/source-fields"
import { type Panel, Toolbar } from "./toolbar/toolbar"
import { toolbarFace } from "./toolbar/tools"
import { changesIn, type ListedChange, withoutChange } from "./track/changes"
import { baseOf, lookAgain } from "./track/plugin"
import { keepUndo, keptUndo } from "./undo/keep"
import { trailOf, writeTrail } from "./undo/trail"
import { usePlace } from "./use-place"

/** What the page around a text can ask of it. */
export type EditorHandle = {
  readonly blocks: () => readonly Block[]
  /** Makes it say something else; undo takes that back. With another base, changes are marked against that. */
  readonly put: (blocks: readonly Block[], base?: readonly Block[]) => void
  readonly takeBack: (changeId: string) => void
  readonly focus: () => void
  /** Puts the cursor into a block. */
  readonly goTo: (blockId: string) => void
}

type Props = {
  kind: TextKind
  /** What it says at first. */
  blocks: readonly Block[]
  sources?: readonly Source[]
  /** What changes are marked against; without it none are. */
  base?: readonly Block[]
  label: string
  describedBy?: string
  handle: Ref<EditorHandle>
  /** Called in the pauses of writing. */
  onWrite: (blocks: readonly Block[]) => void
  onChanges?: (changes: readonly ListedChange[]) => void
  /** Absent where no source can be added. */
  onAddSource?: AddSource
  /** The name under which this tab keeps what can be undone, so that it can be after a reload. */
  undoName?: string
  /** The passage to begin in; its words are marked until something is written. */
  startAt?: MarkedPassage
  /** What was left out of the text before it was opened, in sentences. */
  dropped?: readonly string[]
  /** Whether to begin at its end at once: where somebody was writing already. */
  isWriting?: boolean
}

const PAUSE = 120

/** Writing in the text itself: with its toolbar, and changes marked where a base is given. */
export function TextEditor(props: Props) {
  const { kind, sources = [], describedBy, handle } = props
  const place = useRef<HTMLDivElement | null>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  latest.current = props
  const [state, setState] = useState<EditorView["state"] | null>(null)
  const [panel, setPanel] = useState<Panel>(null)
  const [dropped, setDropped] = useState<readonly string[]>(props.dropped ?? [])
  const numbers = useRef(new Map(sources.map(({ id }, at) => [id, at + 1])))
  const drawer = useRef<HTMLDivElement | null>(null)
  const textId = useId()

  // The text is made once; what is written in it is its own from then on.
  useEffect(() => {
    if (!place.current) return
    const made = open(place.current, latest, { numbers: numbers.current, setState, setPanel, setDropped })
    view.current = made.view
    setState(made.view.state)
    return () => {
      made.close()
      view.current = null
    }
  }, [])
  // Once its buttons stand above it, so that where it begins is not beneath them.
  const isOpened = state !== null
  useEffect(() => {
    if (isOpened && view.current) begin(view.current, latest.current)
  }, [isOpened])
  // A source that was added has a number from then on.
  useEffect(() => {
    for (const [at, { id }] of sources.entries()) numbers.current.set(id, at + 1)
  }, [sources])
  // What describes it may change; the text is told.
  useEffect(() => {
    if (view.current && describedBy !== undefined) view.current.setProps({})
  }, [describedBy])
  useImperativeHandle(handle, () => handleOf(view, latest), [])

  const isOpen = panel !== null && panel !== "keys"
  usePlace(view, isOpen || dropped.length > 0, drawer)
  const back = () => {
    setPanel(null)
    view.current?.focus()
  }
  const run = (command: Command) => {
    if (view.current) command(view.current.state, view.current.dispatch)
    back()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !(isOpen || dropped.length > 0)) return
    event.preventDefault()
    setDropped([])
    back()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape, wherever in it the keyboard is
    <div className={`editor editor-${kind}`} onKeyDown={press}>
      <div className="editor-bar" {...OVER_TEXT}>
        {state && (
          <Toolbar
            kind={kind}
            controls={textId}
            state={state}
            panel={panel}
            onRun={(tool) => {
              if (!view.current) return
              tool.run(view.current.state, view.current.dispatch, view.current)
              view.current.focus()
            }}
            onPanel={(name) => (panel === name ? back() : setPanel(name))}
            onLeave={back}
          />
        )}
        <div className="editor-drawer" ref={drawer} {...OVER_TEXT}>
          {state && panel && (
            <Panels
              panel={panel}
              state={view.current?.state ?? state}
              sources={sources}
              onAddSource={props.onAddSource}
              onRun={run}
              onCite={(refId) => {
                if (!numbers.current.has(refId)) numbers.current.set(refId, numbers.current.size + 1)
              }}
              onClose={back}
            />
          )}
          <Dropped
            sentences={dropped}
            onClose={() => {
              setDropped([])
              view.current?.focus()
            }}
          />
        </div>
      </div>
      <div ref={place} id={textId} className="editor-text" />
    </div>
  )
}

type Current = { readonly current: Props }
type Around = {
  readonly numbers: ReadonlyMap<string, number>
  readonly setState: (state: EditorView["state"]) => void
  readonly setPanel: (panel: Panel) => void
  readonly setDropped: (sentences: readonly string[]) => void
}

function open(place: HTMLElement, props: Current, { numbers, setState, setPanel, setDropped }: Around) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isUnsaid = false
  let face = ""
  const say = () => {
    clearTimeout(timer)
    if (isUnsaid) props.current.onWrite(blocksOf(view.state.doc))
    isUnsaid = false
  }
  const openPanel = (panel: Panel): boolean => {
    setPanel(panel)
    return true
  }
  const { kind, blocks, base, label, undoName, startAt } = props.current
  const leave = () => {
    say()
    if (undoName) keepUndo(undoName, writeTrail(view.state.doc, trailOf(view.state)))
  }
  const view: EditorView = createEditor(place, {
    kind,
    blocks,
    numbers,
    base: base ?? null,
    kept: undoName ? keptUndo(undoName) : null,
    label,
    passage: startAt ?? null,
    describedBy: () => props.current.describedBy,
    panels: {
      "Mod-k": () => openPanel("link"),
      "Mod-/": () => openPanel("keys"),
      ...(kind === "article" && {
        "Mod-Alt-7": () => openPanel("picture"),
        "Mod-Alt-9": () => openPanel("cite"),
      }),
      "Alt-F10": () => focusToolbar(place),
    },
    onChange: (changed, transaction) => {
      if (transaction.docChanged) {
        isUnsaid = true
        clearTimeout(timer)
        timer = setTimeout(say, PAUSE)
      }
      const now = toolbarFace(kind, changed.state)
      if (now !== face) setState(changed.state)
      face = now
    },
    onLook: ({ state }) => props.current.onChanges?.(changesIn(baseOf(state), blocksOf(state.doc))),
    onDropped: setDropped,
  })
  // Before the page saves what it has when it is left.
  window.addEventListener("pagehide", leave, { capture: true })
  return {
    view,
    close: () => {
      leave()
      window.removeEventListener("pagehide", leave, { capture: true })
      view.destroy()
    },
  }
}

function begin(view: EditorView, { startAt, isWriting }: Props): void {
  if (startAt) goTo(view, startAt)
  else if (isWriting) {
    view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)))
    view.focus()
  }
}

function handleOf(view: { current: EditorView | null }, props: Current): EditorHandle {
  const put = (blocks: readonly Block[], base?: readonly Block[]) => {
    if (!view.current) return
    view.current.dispatch(putBlocks(view.current.state, blocks))
    if (props.current.base) lookAgain(view.current, base)
  }
  return {
    blocks: () => (view.current ? blocksOf(view.current.state.doc) : props.current.blocks),
    put,
    takeBack: (changeId) => {
      if (!view.current) return
      const { state } = view.current
      put(withoutChange(baseOf(state), blocksOf(state.doc), changeId))
    },
    focus: () => view.current?.focus(),
    goTo: (blockId) => {
      if (view.current) goTo(view.current, { blockId })
    },
  }
}

function goTo(view: EditorView, { blockId, start = 0 }: Pick<MarkedPassage, "blockId"> & { start?: number }): void {
  const place = placeOfBlock(view.state.doc, blockId)
  if (place < 0) return
  const { doc, tr } = view.state
  const node = doc.nodeAt(place)
  const selection = node?.isTextblock
    ? TextSelection.create(doc, place + 1 + Math.min(start, node.content.size))
    : NodeSelection.create(doc, place)
  view.dispatch(tr.setSelection(selection).scrollIntoView())
  view.focus()
}

function focusToolbar(place: HTMLElement): boolean {
  const button = place.parentElement?.querySelector<HTMLElement>('[role="toolbar"] button[tabindex="0"]')
  focusInPlace(button)
  return button !== null && button !== undefined
}
