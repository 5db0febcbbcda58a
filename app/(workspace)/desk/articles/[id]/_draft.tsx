import { randomUUID } from "node:crypto"
import { countWordsIn } from "#core/document/words"
import { counted } from "#core/metadata/in-words"
import type { DeskArticleView, DeskDraftView } from "#server/article/read-desk"
import { Button } from "#ui/controls/button"
import { FieldFrame } from "#ui/forms/field-frame"
import { TextArea } from "#ui/forms/text-area"
import { Time } from "#ui/text/time"
import { problemOf, typedIn } from "../../../_problems"
import { MarkdownHelp } from "../../_parts/markdown-help"
import type { Typed } from "../../_typed"
import { KeepSaving } from "./_parts/keep-saving"
import { LivePreview } from "./_parts/live-preview"
import { ManuscriptEditor } from "./_parts/manuscript-editor"
import { PublishLink } from "./_parts/publish-link"

type Props = { article: DeskArticleView; draft: DeskDraftView; held: Typed }

/** The text being written: in the editor, or in Markdown with how it will look beside it. */
export function DraftForm({ article, draft, held }: Props) {
  const path = `/desk/articles/${article.articleId}`
  const typed = typedIn(held, "markdown", draft.markdown)
  return (
    <section className="stack" aria-labelledby="draft-title">
      <h2 id="draft-title">The text</h2>
      <div className="draft-desk">
        <form className="form draft-form" method="post" action={`${path}/save`} id="draft" aria-label="The text">
          <input type="hidden" name="_key" value={randomUUID()} />
          <input type="hidden" name="form" value="draft" />
          <input type="hidden" name="then" defaultValue="" />
          <input type="hidden" name="saves" value={draft.saves} />
          <input type="hidden" name="ids" defaultValue="" />
          <TextArea
            name="markdown"
            label="Article in Markdown"
            hint={
              <>
                Last saved by {draft.savedBy.name}, <Time at={draft.savedAt} withTime />
                {draft.baseSeq !== null && `, begun from revision ${draft.baseSeq}`}.
              </>
            }
            rows={24}
            spellCheck
            value={typed}
            error={problemOf(held.problems, "markdown")}
          />
          <ManuscriptEditor formId="draft" field="markdown" ids={draft.ids} base={draft.base} />
          <div className="actions writing-bar">
            <KeepSaving
              formId="draft"
              fields={["markdown"]}
              action={`${path}/save`}
              savedAt={draft.savedAt.toISOString()}
            />
            <Button variant="quiet">Save and see what changes</Button>
            {article.status !== "withdrawn" && <PublishLink formId="draft" />}
          </div>
          <MarkdownHelp />
        </form>
        <LivePreview formId="draft" field="markdown" />
      </div>
      {typed !== draft.markdown && held.message !== "" && <SavedText markdown={draft.markdown} />}
      {article.liveSeq > 0 ? <GiveUp action={`${path}/drop`} /> : <ThrowAway article={article} draft={draft} />}
    </section>
  )
}

/** For somebody whose text came back because another one was saved meanwhile. */
function SavedText({ markdown }: { markdown: string }) {
  return (
    <details className="fold">
      <summary>The text as it is saved now</summary>
      <div>
        <p>Above is what you typed. Saving it puts it in the place of this text.</p>
        <FieldFrame id="saved-text" label="As it is saved now">
          <textarea id="saved-text" className="input text-area" rows={12} defaultValue={markdown} readOnly />
        </FieldFrame>
      </div>
    </details>
  )
}

function GiveUp({ action }: { action: string }) {
  return (
    <details className="give-up">
      <summary>Give up this edit</summary>
      <form method="post" action={action} className="stack stack-tight">
        <p>What was written here since the last revision is gone then. Readers notice nothing.</p>
        <p>
          <Button variant="danger" small>
            Yes, give it up
          </Button>
        </p>
      </form>
    </details>
  )
}

/** For an article that readers have never seen: it goes as a whole. */
function ThrowAway({ article, draft }: Pick<Props, "article" | "draft">) {
  const path = `/desk/articles/${article.articleId}`
  return (
    <details className="give-up">
      <summary>Throw this draft away</summary>
      <form method="post" action={`${path}/discard`} className="stack stack-tight">
        <input type="hidden" name="_key" value={randomUUID()} />
        <input type="hidden" name="saves" defaultValue={draft.saves} data-follows-saves="" />
        <p className="measure">
          “{article.title}” is gone then, for every editor: its {counted(countWordsIn(draft.markdown), "word")}, its
          sources
          {article.scheduled && ", what is scheduled of it"} and its address. Readers never saw it. Nobody can bring it
          back; the log keeps its title. <a href={`${path}/export.md`}>Export it first</a> if it may be wanted again.
        </p>
        <p>
          <Button variant="danger" small>
            Yes, throw it away
          </Button>
        </p>
      </form>
    </details>
  )
}
