import { randomUUID } from "node:crypto"
import type { DeskArticleView, DeskDraftView } from "#server/article/read-desk"
import { TextArea } from "#ui/forms/text-area"
import { problemOf, typedIn } from "../../../_problems"
import type { Typed } from "../../_typed"

type Props = { article: DeskArticleView; draft: DeskDraftView; held: Typed }

/** For an editor who would rather have somebody else decide. */
export function SuggestForm({ article, draft, held }: Props) {
  const problem = problemOf(held.problems, "reason")
  return (
    <details className="fold" open={held.message !== ""}>
      <summary>Suggest it to another editor instead</summary>
      <form
        className="form"
        method="post"
        action={`/desk/articles/${article.articleId}/suggest`}
        aria-label="Suggest it"
        id="suggest"
      >
        <input type="hidden" name="_key" value={randomUUID()} />
        <input type="hidden" name="form" value="suggest" />
        <input type="hidden" name="saves" value={draft.saves} />
        <p>
          The draft becomes an edit that you suggest, as an expert would: you confirm your interests and send it, and
          another editor decides. It leaves this page and is among your contributions, where you can change it.
        </p>
        <TextArea
          name="reason"
          label="Why should this change?"
          hint="A sentence, with a source where you have one."
          rows={3}
          value={typedIn(held, "reason", "")}
          error={problem}
        />
        <div className="actions">
          <button type="submit" className="button button-quiet" data-publishes="">
            Go on to check and send
          </button>
        </div>
      </form>
    </details>
  )
}
