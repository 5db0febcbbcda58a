"use client"
import { useCallback, useMemo, useRef, useState } from "react"
import { citedIds } from "#core/article/cited-sources"
import { type Fields, isSame } from "#core/contribution/autosave"
import { composeText } from "#core/contribution/compose"
import { EMPTY_DRAFT } from "#core/contribution/content"
import { mergeHeld } from "#core/contribution/held-words"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { proposeDocument } from "#core/contribution/proposal"
import { saysSomething } from "#core/contribution/reasons"
import { refusedInBlocks, withoutRefusedWords } from "#core/contribution/refused-words"
import { type Ground, type Rewritten, readRewritten, rewrite } from "#core/contribution/rewritten"
import type { TypedSource } from "#core/document/new-source"
import type { Block, Source } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import type { MarkedPassage } from "#editor/marked-passage"
import type { EditorHandle } from "#editor/text-editor"
import type { ListedChange } from "#editor/track/changes"
import { SourceList } from "#ui/article/source-list"
import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { AddedSources } from "./added-sources"
import { AskedChanges, type Request } from "./asked-changes"
import { gathered, setField } from "./edit-fields"
import { EditRows } from "./edit-rows"
import { EditingHints } from "./editing-hints"
import { fieldsHeld, heldEdit, joinReasoned, offerOfEdit } from "./held-edit"
import { type Choices, HeldWords } from "./held-words"
import { MovedOn } from "./moved-on"
import { MyChanges } from "./my-changes"
import { resolutionsOf } from "./offer"
import { PlainSource } from "./plain-source"
import { type Stop, stopOf, TAKE_OUT } from "./stopped"
import { useEditor } from "./use-editor"
import { type Reasoned, useReasons } from "./use-reasons"
import { useSaver } from "./use-saver"
import { useSheet } from "./use-sheet"
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
  const aside = useRef<HTMLDivElement | null>(null)
  const opener = useRef<HTMLButtonElement | null>(null)
  const sheet = useSheet(aside, opener)
  const [found, setFound] = useState<Problems>({})
  const [isReasoned, setReasoned] = useState(typed.reason.trim() !== "")
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

  const lost = saving.lost
  const held = useMemo(
    () => (lost && first ? heldEdit(lost, { base, read, now: text.current?.blocks() ?? first }) : null),
    [lost, first, base, read],
  )
  const takeLost = (choices: Choices) => {
    if (!lost || !text.current) return
    // Onto what stands now, whatever was typed since it was offered.
    const held = heldEdit(lost, { base, read, now: text.current.blocks() })
    reasoned.keep(joinReasoned({ reasons: reasoned.reasons, sources: reasoned.added }, lost))
    if (held.text) text.current.put(mergeHeld(held.text, resolutionsOf(choices)).document.blocks)
    for (const { name, now, merged, typed } of fieldsHeld(lost, form.current)) {
      const next = merged ?? { saved: now, held: typed, both: `${now}\n${typed}` }[choices[name] ?? "both"]
      setField(form.current, name, next)
    }
    saver.write(gather())
    saving.forget()
  }
  const cleanUp = () => {
    if (text.current) text.current.put(withoutRefusedWords(text.current.blocks()))
    text.current?.focus()
  }
  const stop = (): Stop | null => {
    if (!text.current) return null
    const draft = { ...EMPTY_DRAFT, ...gather() }
    const { problems: found } = composeText({ kind: "edit", draft, base, newId: newBlockIds(id) })
    setFound(found)
    return stopOf(found, {
      open: sheet.open,
      mend: refusedInBlocks(text.current.blocks()) === undefined ? undefined : { label: TAKE_OUT, run: cleanUp },
    })
  }
  const said = { ...problems, ...found }
  const hasReason = reasoned.reasons.some(saysSomething)
  // Out of the sheet, where it is one.
  const goTo = (blockId: string) => {
    sheet.close()
    text.current?.goTo(blockId)
  }
  const Editor = editor?.TextEditor
  const List = editor?.ChangeList
  return (
    <WriteForm
      id={id}
      saves={saves}
      savedAt={savedAt}
      saving={saving}
      live={first !== null}
      gather={gather}
      stop={stop}
      beside={
        <button
          type="button"
          ref={opener}
          className="button button-quiet write-changes"
          aria-haspopup="dialog"
          aria-expanded={sheet.isOpen}
          onClick={() => sheet.open()}
        >
          My changes{changes.length > 0 && ` (${changes.length})`}
          {changes.length > 0 && !isReasoned && !hasReason && " · Why?"}
        </button>
      }
    >
      {saving.save.liveSeq > Math.max(base.seq, article.liveSeq) && (
        <MovedOn id={id} slug={article.slug} baseSeq={base.seq} liveSeq={saving.save.liveSeq} isEdit />
      )}
      {lost && held && (
        <HeldWords
          offer={offerOfEdit(lost, held, { sources, fields: fieldsHeld(lost, form.current), reasoned })}
          savedAt={savedAt}
          onUse={takeLost}
          onForget={saving.forget}
        />
      )}
      <div className="editing" ref={form}>
        <div className="editing-text" id="the-text">
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
            <EditRows
              ground={ground}
              sources={sources}
              written={typed.blocks}
              problems={problems}
              startAt={startAt?.blockId}
            />
          )}
          <SourceList sources={[...sources]} document={{ blocks: [...ground] }} />
        </div>
        <div
          className="editing-aside"
          ref={aside}
          {...(sheet.isOpen && {
            "data-sheet": "",
            role: "dialog",
            "aria-modal": true,
            "aria-labelledby": "my-changes-title",
          })}
        >
          <div className="sheet-head">
            <Button type="button" small variant="quiet" onClick={sheet.close}>
              Back to the text
            </Button>
          </div>
          {asked && (
            <AskedChanges
              {...asked}
              answers={typed.answers}
              problems={said}
              now={listed?.map(({ spot }) => spot) ?? null}
              onGoTo={goTo}
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
                sources={sources}
                onGoTo={goTo}
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
            hint="A sentence, and where it can be looked up: a link, a DOI or a reference. The editor decides by it. Once you have given a reason at one of your changes, this one is optional."
            rows={4}
            autoComplete="off"
            value={typed.reason}
            error={said.reason}
            registered={{
              ref: () => undefined,
              onChange: ({ target }) => {
                const { value } = target as HTMLTextAreaElement
                setReasoned(value.trim() !== "")
                setFound({})
                saver.write({ reason: value })
              },
              onBlur: () => undefined,
            }}
          />
          {!first && <EditingHints />}
        </div>
      </div>
    </WriteForm>
  )
}
