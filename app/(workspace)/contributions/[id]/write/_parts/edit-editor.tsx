"use client"
import { type RefObject, useCallback, useMemo, useRef, useState } from "react"
import { citedIds } from "#core/article/cited-sources"
import { type Fields, isSame } from "#core/contribution/autosave"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { proposeDocument, touchedBlocks } from "#core/contribution/proposal"
import { saysSomething } from "#core/contribution/reasons"
import { type Ground, type Rewritten, readRewritten, rewrite } from "#core/contribution/rewritten"
import type { TypedSource } from "#core/document/new-source"
import { listNumbers } from "#core/document/numbering"
import type { Block, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import type { MarkedPassage } from "#editor/marked-passage"
import type { EditorHandle } from "#editor/text-editor"
import type { ListedChange } from "#editor/track/changes"
import { indexCitations } from "#ui/article/citations"
import { SourceList } from "#ui/article/source-list"
import { TextArea } from "#ui/forms/text-area"
import { AddedSources } from "./added-sources"
import { AskedChanges, type Request } from "./asked-changes"
import { EditRow } from "./edit-row"
import { EditingHints } from "./editing-hints"
import { LostWords } from "./lost-words"
import { MovedOn } from "./moved-on"
import { MyChanges } from "./my-changes"
import { PlainSource } from "./plain-source"
import { useEditor } from "./use-editor"
import { type Reasoned, useReasons } from "./use-reasons"
import { useSaver } from "./use-saver"
import { WriteForm } from "./write-form"

type Written = Readonly<Record<string, string>>
type Props = {
  id: string
  saves: number
  savedAt: string
  /** The revision that it is written against. */
  base: Ground & { readonly sources: readonly Source[] }
  article: { readonly slug: string; readonly liveSeq: number }
  /** What the server has. */
  kept: Reasoned & {
    readonly proposed: Rewritten | null
    readonly blocks: Written
    readonly reason: string
    readonly answers: Written
  }
  /** What was typed into the fields: the same, or what a form that came back held. */
  typed: {
    readonly blocks: Written
    readonly reason: string
    readonly newSource: TypedSource
    readonly answers: Written
  }
  /** What an editor asks about single changes. */
  asked: { readonly by: string; readonly requests: readonly Request[] } | null
  problems: Problems
  /** The passage that the edit was begun from. */
  startAt: MarkedPassage | undefined
}

/**
 * Editing the article itself. Without a script, or until it has loaded, each passage has a field below it; with it, the
 * text is written in as in a word processor, and what changes is marked.
 */
export function EditEditor({ id, saves, savedAt, base, article, kept, typed, asked, problems, startAt }: Props) {
  const saving = useSaver(id, { saves, savedAt, fields: kept })
  const { saver } = saving
  const form = useRef<HTMLDivElement | null>(null)
  const text = useRef<EditorHandle | null>(null)
  const [listed, setChanges] = useState<readonly ListedChange[] | null>(null)
  const changes = listed ?? []
  const reasoned = useReasons(saver, kept, base.sources)
  const { sources } = reasoned
  const ground = useMemo(() => readRewritten(base, kept.proposed), [base, kept.proposed])

  const read = useCallback(
    (blocks: Written) => {
      const newId = newBlockIds(`${id}-typed`.slice(-50))
      return proposeDocument({ blocks: [...ground] }, { blocks, sources, newId }).document.blocks
    },
    [ground, id, sources],
  )
  const write = useCallback(
    (blocks: readonly Block[]) => saver.write({ proposed: rewrite(base, blocks), blocks: {} }),
    [base, saver],
  )
  const gather = (): Fields => {
    const there = gathered(form.current, ground)
    const blocks = text.current?.blocks()
    const said = { reasons: reasoned.reasons.filter(saysSomething), sources: reasoned.added }
    const { reason, answers } = there
    return blocks ? { reason, answers, proposed: rewrite(base, blocks), blocks: {}, ...said } : there
  }
  // What was typed before the script ran is in the text from the start.
  const editor = useEditor(() => {
    const there = gathered(form.current, ground)
    if (there.reason !== typed.reason) saver.write({ reason: there.reason })
    if (!isSame(there.answers, typed.answers)) saver.write({ answers: there.answers })
    return read(there.blocks)
  })
  const first = editor?.begun ?? null

  const takeLost = () => {
    const lost = (saving.lost?.fields ?? {}) as Partial<typeof kept>
    const { proposed, blocks, reason, answers, reasons, sources: added } = lost
    if (reasons ?? added) reasoned.keep({ ...(reasons && { reasons }), ...(added && { sources: added }) })
    if (proposed !== undefined || blocks) text.current?.put(lostText(base, proposed) ?? read(blocks ?? {}))
    if (typeof reason === "string") {
      setField(form, "reason", reason)
      saver.write({ reason })
    }
    if (answers) {
      for (const [key, answer] of Object.entries(answers)) setField(form, `answers.${key}`, answer)
      saver.write({ answers })
    }
    saving.forget()
  }
  const Editor = editor?.TextEditor
  const List = editor?.ChangeList
  return (
    <WriteForm id={id} saves={saves} savedAt={savedAt} saving={saving} live={first !== null} gather={gather}>
      {saving.save.liveSeq > Math.max(base.seq, article.liveSeq) && (
        <MovedOn id={id} slug={article.slug} baseSeq={base.seq} liveSeq={saving.save.liveSeq} isEdit />
      )}
      {saving.lost && <LostWords lost={saving.lost} savedAt={savedAt} onUse={takeLost} onForget={saving.forget} />}
      <div className="editing" ref={form}>
        <div className="editing-text">
          {Editor && first ? (
            <Editor
              kind="article"
              label="The article, to be edited"
              blocks={first}
              base={base.blocks}
              sources={sources}
              handle={text}
              onWrite={write}
              onChanges={(changes) => {
                reasoned.onChanges(changes)
                setChanges(changes)
              }}
              onAddSource={reasoned.onAddSource}
              undoName={id}
              startAt={startAt}
            />
          ) : (
            <Rows
              ground={ground}
              sources={sources}
              written={typed.blocks}
              problems={problems}
              startAt={startAt?.blockId}
            />
          )}
          <SourceList sources={[...sources]} document={{ blocks: [...ground] }} />
        </div>
        <div className="editing-aside">
          {asked && (
            <AskedChanges
              {...asked}
              answers={typed.answers}
              problems={problems}
              now={listed?.map(({ spot }) => spot) ?? null}
              onGoTo={(blockId) => text.current?.goTo(blockId)}
              onTakeBack={(changeId) => text.current?.takeBack(changeId)}
              onAnswer={() => saver.write({ answers: gathered(form.current, ground).answers })}
            />
          )}
          {List && first ? (
            <section className="my-changes" id="reasons" aria-labelledby="my-changes-title">
              <h2 className="section-title" id="my-changes-title" tabIndex={-1}>
                My changes{changes.length > 0 && ` (${changes.length})`}
              </h2>
              <List
                changes={changes}
                reasoning={reasoned}
                onGoTo={(blockId) => text.current?.goTo(blockId)}
                onTakeBack={(change) => text.current?.takeBack(change.id)}
              />
              <AddedSources
                sources={reasoned.added}
                isUsed={({ id }) =>
                  reasoned.reasons.some(({ refId }) => refId === id) ||
                  (text.current ? citedIds({ blocks: [...text.current.blocks()] }).has(id) : true)
                }
                onTakeOut={({ id }) => reasoned.takeOut(id)}
              />
            </section>
          ) : (
            <>
              <MyChanges blocks={ground} written={typed.blocks} />
              <PlainSource added={reasoned.added} typed={typed.newSource} problems={problems} />
            </>
          )}
          <TextArea
            name="reason"
            label="Why should this change?"
            hint="A sentence, and where it can be looked up: a link, a DOI or a reference. The editor decides by it. If you leave this empty, the first reason that you gave for a change is used."
            rows={4}
            autoComplete="off"
            value={typed.reason}
            error={problems.reason}
            registered={{
              ref: () => undefined,
              onChange: ({ target }) => saver.write({ reason: (target as HTMLTextAreaElement).value }),
              onBlur: () => undefined,
            }}
          />
          {!first && <EditingHints />}
        </div>
      </div>
    </WriteForm>
  )
}

type RowsProps = {
  ground: readonly Block[]
  sources: readonly Source[]
  written: Written
  problems: Problems
  startAt: string | undefined
}

/** A field for each passage. */
function Rows({ ground, sources, written, problems, startAt }: RowsProps) {
  const citations = useMemo(() => indexCitations({ blocks: [...ground] }, [...sources]), [ground, sources])
  const numbers = useMemo(() => listNumbers(ground), [ground])
  return ground.map((block, index) =>
    block.type === "divider" ? (
      <hr key={block.id} className="divider" />
    ) : (
      <EditRow
        key={block.id}
        block={block}
        number={numbers.get(block.id)}
        n={index + 1}
        sources={sources}
        citations={citations}
        text={written[block.id]}
        problem={problems[`blocks.${block.id}`]}
        isOpen={block.id === startAt || `blocks.${block.id}` in problems}
      />
    ),
  )
}

/** A text that was left on this device; null where it was written on another revision. */
function lostText(base: Ground, proposed: Rewritten | null | undefined): readonly Block[] | null {
  return proposed === undefined || (proposed && proposed.on !== base.seq) ? null : readRewritten(base, proposed)
}

const fieldsOf = (root: HTMLElement | null): HTMLTextAreaElement[] => [...(root?.querySelectorAll("textarea") ?? [])]

/** What the fields say otherwise than the text, the reason, and the answers to what was asked. */
function gathered(root: HTMLElement | null, ground: readonly Block[]) {
  const fields = fieldsOf(root)
  const under = (prefix: string): Written =>
    Object.fromEntries(
      fields.filter(({ name }) => name.startsWith(prefix)).map(({ name, value }) => [name.slice(prefix.length), value]),
    )
  const reason = fields.find(({ name }) => name === "reason")?.value ?? ""
  return { blocks: touchedBlocks(ground, under("blocks.")), reason, answers: under("answers.") }
}

function setField(root: RefObject<HTMLElement | null>, name: string, text: string): void {
  const field = fieldsOf(root.current).find((one) => one.name === name)
  if (field) field.value = text
}
