"use client"
import { useEffect, useRef, useState } from "react"
import { underTheirIds } from "#core/article/block-ids"
import { markdownToArticle } from "#core/document/markdown-in"
import { articleToMarkdown } from "#core/document/markdown-out"
import { type ReadSource, readSource, type TypedSource } from "#core/document/new-source"
import { normaliseDocument } from "#core/document/normalise"
import type { Block, Source } from "#core/document/schema"
import { type EditorHandle, TextEditor } from "#editor/text-editor"
import { ChangeList } from "#editor/track/change-list"
import type { ListedChange } from "#editor/track/changes"
import { SourceText } from "#ui/article/source-list"
import { Button } from "#ui/controls/button"
import { Field } from "#ui/forms/field"

export type ManuscriptProps = {
  formId: string
  /** The name of the field that holds the article in Markdown: what is saved and what the plain form shows. */
  field: string
  /** The ids of the blocks of that text as the page came, where they are known. */
  ids: readonly string[]
  /** What the article said when this was begun: changes are marked against it. None for a first draft. */
  base: readonly Block[]
}
type Read = {
  readonly title: string
  readonly dek: string
  readonly blocks: readonly Block[]
  readonly sources: readonly Source[]
}

/** Making Markdown of a long article takes its time, so it waits for a longer pause. */
const PAUSE = 600

/** Title, text and sources of an article, each written where it stands. The field for Markdown follows them. */
export function Manuscript({ formId, field, ids, base }: ManuscriptProps) {
  const [read, setRead] = useState<Read | null>(null)
  const [dropped, setDropped] = useState<readonly string[]>([])
  const open = (evenIfDropped: boolean) => {
    const area = fieldIn(formId, field)
    if (!area) return
    const { lost, ...article } = readMarkdown(area.value, { base, ids: area.value === area.defaultValue ? ids : [] })
    setDropped(lost)
    if (lost.length === 0 || evenIfDropped) setRead(article)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is read once, when the page has loaded
  useEffect(() => open(false), [])
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!form) return
    form.dataset.writing = read ? "text" : "markdown"
    return () => {
      delete form.dataset.writing
    }
  }, [formId, read])
  if (read) return <Written read={read} formId={formId} field={field} base={base} onClose={() => setRead(null)} />
  return (
    <div className="manuscript-choice">
      {dropped.length > 0 && (
        <>
          <p>Some of this Markdown has no place in an article. Opened in the editor, it would be without:</p>
          <ul className="report-lines">
            {dropped.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <Button type="button" small variant="quiet" onClick={() => open(true)}>
        Write in the editor
      </Button>
    </div>
  )
}

type WrittenProps = Omit<ManuscriptProps, "ids"> & { read: Read; onClose: () => void }

function Written({ read, formId, field, base, onClose }: WrittenProps) {
  const text = useRef<EditorHandle | null>(null)
  const head = useRef({ title: read.title, dek: read.dek })
  const [sources, setSources] = useState<readonly Source[]>(read.sources)
  const known = useRef(sources)
  const [changes, setChanges] = useState<readonly ListedChange[]>([])
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const isUnsaid = useRef(false)

  const say = () => {
    clearTimeout(later.current)
    const area = fieldIn(formId, field)
    if (!isUnsaid.current || !area || !text.current) return
    isUnsaid.current = false
    const document = { blocks: [...text.current.blocks()] }
    sayIds(formId, document.blocks)
    area.value = articleToMarkdown({ ...head.current, document, sources: known.current })
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const saySoon = () => {
    isUnsaid.current = true
    clearTimeout(later.current)
    later.current = setTimeout(say, PAUSE)
  }
  const latest = useRef(say)
  latest.current = say
  // Typed in Markdown, blocks are told by what they say again.
  useEffect(() => {
    sayIds(formId, read.blocks)
    return () => sayIds(formId, [])
  }, [formId, read])
  // Whatever leaves the page or sends the form takes the text as it is.
  useEffect(() => {
    const now = () => latest.current()
    const form = document.getElementById(formId)
    form?.addEventListener("submit", now, { capture: true })
    window.addEventListener("pagehide", now, { capture: true })
    return () => {
      form?.removeEventListener("submit", now, { capture: true })
      window.removeEventListener("pagehide", now, { capture: true })
    }
  }, [formId])

  const addSource = (typed: TypedSource): ReadSource => {
    const read = readSource(typed, known.current)
    if (read.ok && !read.isKnown) {
      known.current = [...known.current, read.source]
      setSources(known.current)
      saySoon()
    }
    return read
  }
  return (
    <div className="manuscript">
      <Field
        name="manuscript-title"
        label="Title"
        value={read.title}
        registered={written((title) => {
          head.current = { ...head.current, title: oneLine(title) }
          saySoon()
        })}
      />
      <Field
        name="manuscript-dek"
        label="Line under the title"
        optional
        value={read.dek}
        registered={written((dek) => {
          head.current = { ...head.current, dek: oneLine(dek) }
          saySoon()
        })}
      />
      <TextEditor
        kind="article"
        label="The text of the article"
        blocks={read.blocks}
        {...(base.length > 0 && { base, onChanges: setChanges })}
        sources={sources}
        handle={text}
        undoName={location.pathname}
        onWrite={saySoon}
        onAddSource={addSource}
      />
      {base.length > 0 && (
        <section className="my-changes" aria-labelledby="my-changes-title">
          <h3 id="my-changes-title" className="section-title">
            Changed here{changes.length > 0 && ` (${changes.length})`}
          </h3>
          <ChangeList
            changes={changes}
            sources={sources}
            onGoTo={(blockId) => text.current?.goTo(blockId)}
            onTakeBack={(change) => text.current?.takeBack(change.id)}
          />
        </section>
      )}
      {sources.length > 0 && (
        <section aria-labelledby="manuscript-sources">
          <h3 id="manuscript-sources" className="section-title">
            Sources
          </h3>
          <ol className="manuscript-sources">
            {sources.map((source) => (
              <li key={source.id}>
                <SourceText source={source} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <Button
        type="button"
        small
        variant="quiet"
        onClick={() => {
          say()
          onClose()
        }}
      >
        Write in Markdown instead
      </Button>
    </div>
  )
}

type Known = Pick<ManuscriptProps, "base" | "ids">

function readMarkdown(markdown: string, { base, ids }: Known): Read & { readonly lost: readonly string[] } {
  let n = 0
  const newId = () => `m-${++n}`
  const { title = "", dek = "", document: read, sources, dropped } = markdownToArticle({ markdown, newId })
  const proposed = underTheirIds(read, ids)
  const { document } =
    base.length > 0 ? normaliseDocument({ proposed, base: { blocks: [...base] }, newId }) : { document: read }
  const lost = dropped.map(({ line, what }) => `Line ${line}: ${what}`)
  return { title, dek, blocks: document.blocks, sources, lost }
}

function sayIds(formId: string, blocks: readonly Block[]): void {
  const form = document.getElementById(formId)
  const ids = form instanceof HTMLFormElement ? form.elements.namedItem("ids") : null
  if (ids instanceof HTMLInputElement) ids.value = blocks.map(({ id }) => id).join(" ")
}

function fieldIn(formId: string, field: string): HTMLTextAreaElement | null {
  const form = document.getElementById(formId)
  const found = form instanceof HTMLFormElement ? form.elements.namedItem(field) : null
  return found instanceof HTMLTextAreaElement ? found : null
}

const written = (onWrite: (text: string) => void) => ({
  ref: () => undefined,
  onChange: ({ target }: { target: unknown }) => onWrite((target as HTMLInputElement).value),
  onBlur: () => undefined,
})

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim()
