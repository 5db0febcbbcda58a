import { composeText } from "#core/contribution/compose"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { quoted } from "#core/contribution/passage"
import { touchedBlocks } from "#core/contribution/proposal"
import { readRewritten } from "#core/contribution/rewritten"
import { NO_SOURCE, type TypedSource } from "#core/document/new-source"
import { readContribution } from "#server/contribution/read"
import type { WritingView } from "#server/contribution/read-writing"
import { type HeldForm, readHeldForm } from "#server/form/read-held"
import { ErrorSummary } from "#ui/forms/error-summary"
import { errorsOf, problemOf, typedIn } from "../../../_problems"
import { one } from "../../../_signed-in"
import { loadWriting, type PageProps, signatureOf } from "../_load"
import { AboutPassage } from "../_parts/about-passage"
import { doneSteps, WritingHead } from "../_parts/writing-head"
import { EditEditor } from "./_parts/edit-editor"
import { InsightEditor } from "./_parts/insight-editor"
import { SkipToText } from "./_parts/skip-to-text"
import { WhatToMind } from "./_parts/what-to-mind"

export const instant = false
export const metadata = { title: "Write", robots: { index: false } }

export default async function WritePage(props: PageProps) {
  const { ctx, id, path, held, query, writing } = await loadWriting(props, "write")
  const form = withDraftNames(await readHeldForm(ctx, held, path))
  const composed = composeText({
    kind: writing.kind,
    draft: writing.content,
    base: writing.base,
    newId: newBlockIds(id),
  })
  const shown =
    one(query.show) === "problems" ? { ...form, problems: { ...composed.problems, ...form.problems } } : form
  const decided =
    writing.state === "changes_requested" ? (await readContribution(ctx, id))?.decisions.at(-1) : undefined
  const errors = errorsOf(shown, fieldsOf(writing))
  return (
    <div className="write-page">
      <SkipToText href={writing.kind === "insight" ? "#body" : "#the-text"} hasProblems={errors.length > 0} />
      <WritingHead
        id={id}
        kind={writing.kind}
        article={writing.article}
        current="write"
        done={doneSteps(writing)}
        title={writing.kind === "insight" ? "Write your insight" : "Suggest an edit"}
      />
      <ErrorSummary errors={errors} />
      <WhatToMind
        id={id}
        isEdit={writing.kind === "edit"}
        isBroughtUpToDate={query.brought !== undefined}
        article={writing.article}
        baseSeq={writing.base.seq}
        asked={decided && { by: decided.by.name, message: decided.message, requests: decided.requests.length }}
        elsewhere={form.message === "" ? null : savedElsewhere(writing, form)}
      />
      {writing.kind === "insight" ? (
        <Insight writing={writing} form={shown} />
      ) : (
        <Edit writing={writing} form={shown} />
      )}
      {writing.moves.has("discard") && (
        <p className="small">
          <a href={`/contributions/${id}/discard`}>Discard this draft</a>
        </p>
      )}
    </div>
  )
}

function Insight({ writing, form }: { writing: WritingView; form: HeldForm }) {
  const { id, saves, savedAt, content, base } = writing
  return (
    <>
      <AboutPassage words={content.passage && quoted(content.passage)} changeHref={`/contributions/${id}/passage`} />
      <InsightEditor
        id={id}
        saves={saves}
        savedAt={savedAt.toISOString()}
        body={content.body}
        typed={typedIn(form, "body", content.body)}
        problem={problemOf(form.problems, "body")}
        signature={signatureOf(writing)}
        seq={base.seq}
        hasPassage={content.passage !== null}
      />
    </>
  )
}

function Edit({ writing, form }: { writing: WritingView; form: HeldForm }) {
  const { id, saves, savedAt, content, base, article } = writing
  const text = readRewritten(base, content.proposed)
  const typed = Object.entries(form.values).flatMap(([name, value]) =>
    name.startsWith("blocks.") && typeof value === "string" ? [[name.slice("blocks.".length), value] as const] : [],
  )
  const { asked } = writing
  const answers = Object.fromEntries(
    (asked?.requests ?? []).map(({ key, answer }) => [key, typedIn(form, `answers.${key}`, answer)]),
  )
  const keptAnswers = Object.fromEntries((asked?.requests ?? []).map(({ key, answer }) => [key, answer]))
  const blocks = typed.length > 0 ? touchedBlocks(text, Object.fromEntries(typed)) : content.blocks
  return (
    <EditEditor
      id={id}
      saves={saves}
      savedAt={savedAt.toISOString()}
      base={base}
      article={article}
      kept={{
        proposed: content.proposed ?? null,
        blocks: content.blocks,
        reason: content.reason,
        reasons: content.reasons ?? [],
        sources: content.sources ?? [],
        answers: keptAnswers,
      }}
      typed={{
        blocks,
        reason: typedIn(form, "reason", content.reason),
        newSource: sourceTypedIn(form),
        answers,
      }}
      asked={asked && { by: asked.by.name, requests: asked.requests }}
      problems={form.problems}
      startAt={text === base.blocks && Object.keys(blocks).length === 0 ? (content.passage ?? undefined) : undefined}
    />
  )
}

const sourceTypedIn = (form: HeldForm): TypedSource => {
  const typed = (field: keyof TypedSource) => typedIn(form, `newSource.${field}`, "")
  return { address: typed("address"), title: typed("title"), authors: typed("authors"), year: typed("year") }
}

/** What the draft holds now, where that is not what came back with the form. */
function savedElsewhere({ kind, content }: WritingView, form: HeldForm): string | null {
  const [kept, typed] =
    kind === "insight"
      ? [content.body, typedIn(form, "body", content.body)]
      : [content.reason, typedIn(form, "reason", content.reason)]
  return kept === typed || kept === "" ? null : kept
}

/** The fields of the page in their order, as the summary of errors leads to them. */
const fieldsOf = ({ base, content, asked }: WritingView): string[] => [
  "passage",
  "body",
  ...readRewritten(base, content.proposed).map(({ id }) => `blocks.${id}`),
  "blocks",
  ...(asked?.requests ?? []).map(({ key }) => `answers.${key}`),
  "reason",
  "reasons",
  ...Object.keys(NO_SOURCE).map((field) => `newSource.${field}`),
]

/** A save says `changes.body` of what the page calls `body`. */
function withDraftNames(form: HeldForm): HeldForm {
  const problems = Object.entries(form.problems).map(([name, sentence]) => [name.replace(/^changes\./, ""), sentence])
  return { ...form, problems: Object.fromEntries(problems) }
}
