"use client"
import { useDeferredValue, useMemo, useRef, useState } from "react"
import { composeText } from "#core/contribution/compose"
import { EMPTY_DRAFT } from "#core/contribution/content"
import { heldInsight, mergeHeld } from "#core/contribution/held-words"
import { INSIGHT_MOST_WORDS } from "#core/contribution/inputs"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { withoutRefusedWords } from "#core/contribution/refused-words"
import { inspectCharacters, takenOut, withoutRefused } from "#core/document/hygiene"
import { insightToMarkdown, markdownToInsight } from "#core/document/markdown-insight"
import { blockText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { countWordsIn } from "#core/document/words"
import { counted, numbered } from "#core/metadata/in-words"
import type { EditorHandle } from "#editor/text-editor"
import { Button } from "#ui/controls/button"
import { TextArea } from "#ui/forms/text-area"
import { InsightPreview, type Signature } from "../../_parts/insight-preview"
import { type Choices, HeldWords } from "./held-words"
import { offerOf, resolutionsOf } from "./offer"
import { type Stop, TAKE_OUT } from "./stopped"
import { useEditor } from "./use-editor"
import { useSaver } from "./use-saver"
import { WriteForm } from "./write-form"

type Props = {
  id: string
  saves: number
  savedAt: string
  /** What the server has, and what was typed into a form that came back. */
  body: string
  typed: string
  problem: string | undefined
  signature: Signature
  seq: number
  hasPassage: boolean
}

/** Beyond this a preview would make typing slow, and the text is far too long anyway. */
const MOST_PREVIEWED = 60_000
const LABEL = "Your insight"
const HINT = "Say what you know and how you know it."

/** Writing an insight: its words, and beside them the note that readers will see. */
export function InsightEditor({ id, saves, savedAt, body, typed, problem, signature, seq, hasPassage }: Props) {
  const saving = useSaver(id, { saves, savedAt, fields: { body } })
  const { saver } = saving
  const area = useRef<HTMLDivElement | null>(null)
  const handle = useRef<EditorHandle | null>(null)
  const [text, setText] = useState(typed)

  const change = (next: string) => {
    setText(next)
    saver.write({ body: next })
  }
  // What was typed before the script ran is in the text from the start.
  const editor = useEditor(() => {
    const field = area.current?.querySelector("textarea")
    const there = field?.value ?? typed
    setText(there)
    if (there !== typed) saver.write({ body: there })
    // What is far too long stays in its field.
    if (there.length > MOST_PREVIEWED) return null
    const { text: clean, refused } = withoutRefused(there)
    if (refused.length > 0) change(clean)
    const { blocks } = markdownToInsight(clean, newBlockIds(`${id}-typed`.slice(-50))).document
    const wasWriting = field !== null && document.activeElement === field
    return { blocks, wasWriting, dropped: refused.length > 0 ? [takenOut(refused)] : [] }
  })
  const first = editor?.begun?.blocks ?? null

  const isTouched = () => {
    const blocks = handle.current?.blocks() ?? []
    return blocks.length !== first?.length || blocks.some((block, at) => block !== first[at])
  }
  const written = () => bodyOf(handle.current?.blocks() ?? [])
  const shown = useDeferredValue(text)
  const preview = useMemo(() => previewOf(id, shown), [id, shown])
  const wrong = text.trim() === "" ? problem : (preview.problem ?? (editor ? undefined : problem))
  const lost = saving.lost
  const heldOnto = (now: readonly Block[]) => {
    const [base, body] = [lost?.from.body, lost?.fields.body]
    const sides = { base: typeof base === "string" ? base : undefined, held: typeof body === "string" ? body : "" }
    return heldInsight(sides, now, newBlockIds(`${id}-held`.slice(-50)))
  }
  const takeLost = (choices: Choices) => {
    if (!handle.current) return
    // Onto what stands now, whatever was typed since it was offered.
    const { document } = mergeHeld(heldOnto(handle.current.blocks()), resolutionsOf(choices))
    handle.current.put(document.blocks)
    change(written())
    saving.forget()
  }
  const cleanUp = () => {
    handle.current?.put(withoutRefusedWords(handle.current.blocks()))
    change(written())
    handle.current?.focus()
  }
  const hasRefused = first !== null && inspectCharacters(text).refused.length > 0
  const stop = (): Stop | null => {
    const now = previewOf(id, first && isTouched() ? written() : text).problem
    if (!now || !first) return null
    return hasRefused ? { sentence: now, mend: { label: TAKE_OUT, run: cleanUp } } : { sentence: now }
  }
  // What nobody touched stays as it was typed, also where it says what an insight cannot hold.
  const gather = () => {
    if (!first) return { body: area.current?.querySelector("textarea")?.value ?? text }
    return { body: isTouched() ? written() : text }
  }
  const Editor = editor?.TextEditor
  return (
    <WriteForm
      id={id}
      saves={saves}
      savedAt={savedAt}
      saving={saving}
      live={editor !== null}
      gather={gather}
      stop={stop}
    >
      <div className="writing">
        <div className="writing-words">
          {lost && first && (
            <HeldWords
              offer={offerOf(lost, heldOnto(handle.current?.blocks() ?? first))}
              savedAt={savedAt}
              onUse={takeLost}
              onForget={saving.forget}
            />
          )}
          <div className="writing-field" ref={area}>
            {Editor && first ? (
              <div className="field" id="body">
                <p className="field-label" aria-hidden="true">
                  {LABEL}
                </p>
                <p className="field-hint" id="body-hint">
                  {HINT}
                </p>
                <Editor
                  kind="insight"
                  label={LABEL}
                  describedBy={wrong ? "body-hint body-problem" : "body-hint"}
                  blocks={first}
                  handle={handle}
                  undoName={id}
                  isWriting={editor?.begun?.wasWriting}
                  dropped={editor?.begun?.dropped}
                  onWrite={() => change(written())}
                />
                {wrong && (
                  <p className="field-error" id="body-problem">
                    {wrong}
                  </p>
                )}
                {wrong && hasRefused && (
                  <p>
                    <Button type="button" small variant="quiet" onClick={cleanUp}>
                      {TAKE_OUT}
                    </Button>
                  </p>
                )}
              </div>
            ) : (
              <TextArea
                name="body"
                label={LABEL}
                hint={`${HINT} An empty line begins a new paragraph.`}
                rows={14}
                printed
                autoComplete="off"
                value={typed}
                error={wrong}
                registered={{
                  ref: () => undefined,
                  onChange: ({ target }) => change((target as HTMLTextAreaElement).value),
                  onBlur: () => undefined,
                }}
              />
            )}
          </div>
          <WordCount words={preview.words} />
        </div>
        <aside className="writing-preview" aria-label="As readers will see it">
          <h2 className="section-title">As readers will see it</h2>
          <InsightPreview
            id={id}
            body={preview.body}
            signature={signature}
            seq={seq}
            at={new Date(savedAt)}
            hasPassage={hasPassage}
          />
        </aside>
      </div>
    </WriteForm>
  )
}

function WordCount({ words }: { words: number }) {
  const over = words - INSIGHT_MOST_WORDS
  return (
    <p className={over > 0 ? "word-count word-count-over" : "word-count"}>
      {counted(words, "word")}, {over > 0 ? `${numbered(over)} too many` : `${INSIGHT_MOST_WORDS} at most`}
    </p>
  )
}

/**
 * The text as it is kept. In its plain words where it cannot be sent anyway: with characters that are refused by name, which
 * Markdown would be without, and when it is far too long to find Markdown for it between two keys.
 */
function bodyOf(blocks: readonly Block[]): string {
  const plain = blocks.map(blockText).join("\n\n")
  const isFit = plain.length <= MOST_PREVIEWED && inspectCharacters(plain).refused.length === 0
  return isFit ? insightToMarkdown({ blocks: [...blocks] }) : plain
}

/** An insight's own words are read without the article. */
const NO_BASE = { seq: 0, blocks: [], sources: [] }

function previewOf(id: string, text: string) {
  if (text.length > MOST_PREVIEWED) {
    const words = countWordsIn(text)
    const problem = `This is ${counted(words, "word")} long; an insight has at most ${INSIGHT_MOST_WORDS}. It is shown here again when it is shorter.`
    return { body: { blocks: [] }, words, problem }
  }
  const draft = { ...EMPTY_DRAFT, body: text }
  const composed = composeText({ kind: "insight", draft, base: NO_BASE, newId: newBlockIds(id) })
  const insight = composed.text?.kind === "insight" ? composed.text : undefined
  return { body: insight?.body ?? { blocks: [] }, words: insight?.words ?? 0, problem: composed.problems.body }
}
