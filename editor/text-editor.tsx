"use client"
import { type Command, NodeSelection, Selection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react"
import type { Block, Source } from "#core/document/schema"
import { createEditor } from "./create"
import { cite, setLanguage, setLink } from "./keys/commands"
import { pictureIn, setPicture } from "./keys/figures"
import { blocksOf } from "./model/convert"
import { putBlocks } from "./model/put-blocks"
import type { TextKind } from "./model/schema"
import { CitePanel } from "./toolbar/cite-panel"
import { Dropped } from "./toolbar/dropped"
import { LanguagePanel } from "./toolbar/language-panel"
import { LinkPanel } from "./toolbar/link-panel"
import { PicturePanel } from "./toolbar/picture-panel"
import { Shortcuts } from "./toolbar/shortcuts"
import type { AddSource } from "./toolbar/source-fields"
import { type Panel, Toolbar } from "./toolbar/toolbar"
import { toolbarFace } from "./toolbar/tools"
import { changesIn, type ListedChange, withoutChange } from "./track/changes"
import { baseOf, lookAgain } from "./track/plugin"
import { keepUndo, keptUndo } from "./undo/keep"
import { trailOf, writeTrail } from "./undo/trail"

/** What the page around a text can ask of it. */
export type EditorHandle = {
  readonly blocks: () => readonly Block[]
  /** Makes it say something else; undo takes that back. With another base, changes are marked against that. */
  readonly put: (blocks: readonly Block[], base?: readonly Block[]) => void
  readonly takeBack: (changeId: string) => void
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
  /** The block to begin in. */
  startAt?: string
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
  const [dropped, setDropped] = useState<readonly string[]>([])
  const numbers = useRef(new Map(sources.map(({ id }, at) => [id, at + 1])))
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
  // A source that was added has a number from then on.
  useEffect(() => {
    for (const [at, { id }] of sources.entries()) numbers.current.set(id, at + 1)
  }, [sources])
  // What describes it may change; the text is told.
  useEffect(() => {
    if (view.current && describedBy !== undefined) view.current.setProps({})
  }, [describedBy])
  useImperativeHandle(handle, () => handleOf(view, latest), [])

  const back = () => {
    setPanel(null)
    view.current?.focus()
  }
  const run = (command: Command) => {
    if (view.current) command(view.current.state, view.current.dispatch)
    back()
  }
  return (
    <div className={`editor editor-${kind}`}>
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
          onPanel={(name) => setPanel(panel === name ? null : name)}
          onLeave={back}
        />
      )}
      {state && panel === "link" && (
        <LinkPanel {...linkAt(view.current?.state ?? state)} onSet={(href) => run(setLink(href))} onClose={back} />
      )}
      {state && panel === "picture" && (
        <PicturePanel
          picture={pictureIn(view.current?.state ?? state)?.picture ?? null}
          onSet={(picture) => run(setPicture(picture))}
          onClose={back}
        />
      )}
      {state && panel === "language" && (
        <LanguagePanel
          language={languageAt(view.current?.state ?? state)}
          onSet={(language) => run(setLanguage(language))}
          onClose={back}
        />
      )}
      {panel === "cite" && (
        <CitePanel
          sources={sources}
          onAdd={props.onAddSource}
          onCite={(refId) => {
            if (!numbers.current.has(refId)) numbers.current.set(refId, numbers.current.size + 1)
            run(cite(refId))
          }}
          onClose={back}
        />
      )}
      {panel === "keys" && <Shortcuts onClose={back} />}
      <Dropped sentences={dropped} onClose={() => setDropped([])} />
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
  const { kind, blocks, base, label, undoName, startAt, isWriting } = props.current
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
    describedBy: () => props.current.describedBy,
    panels: {
      "Mod-k": () => openPanel("link"),
      "Mod-/": () => openPanel("keys"),
      ...(kind === "article" && { "Mod-Alt-7": () => openPanel("picture") }),
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
  if (startAt) goTo(view, startAt)
  else if (isWriting) {
    view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)))
    view.focus()
  }
  return {
    view,
    close: () => {
      leave()
      window.removeEventListener("pagehide", leave, { capture: true })
      view.destroy()
    },
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
    goTo: (blockId) => {
      if (view.current) goTo(view.current, blockId)
    },
  }
}

function goTo(view: EditorView, blockId: string): void {
  let place = -1
  view.state.doc.forEach((node, at) => {
    if (node.attrs.id === blockId) place = at
  })
  if (place < 0) return
  const { doc, tr } = view.state
  const isText = doc.nodeAt(place)?.isTextblock
  const selection = isText ? TextSelection.create(doc, place + 1) : NodeSelection.create(doc, place)
  view.dispatch(tr.setSelection(selection).scrollIntoView())
  view.focus()
}

function focusToolbar(place: HTMLElement): boolean {
  const button = place.parentElement?.querySelector<HTMLElement>('[role="toolbar"] button[tabindex="0"]')
  button?.focus()
  return button !== null && button !== undefined
}

function linkAt({ selection, schema }: EditorView["state"]): { href: string; hasWords: boolean } {
  const { $from, empty } = selection
  const marks = empty ? $from.marks() : ($from.nodeAfter?.marks ?? [])
  const href = marks.find((mark) => mark.type === schema.marks.link)?.attrs.href ?? ""
  return { href, hasWords: !empty || href !== "" }
}

const languageAt = ({ selection }: EditorView["state"]): string => selection.$from.parent.attrs.language ?? ""
