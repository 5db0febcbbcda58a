import { randomUUID } from "node:crypto"
import { partiesToLines } from "#core/article/parties"
import { ARTICLE_STATUS_LABELS } from "#core/article/vocabulary"
import type { DeskArticleView } from "#server/article/read-desk"
import { Button } from "#ui/controls/button"
import { Field } from "#ui/forms/field"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { problemOf, typedIn } from "../../../_problems"
import type { Typed } from "../../_typed"

type Props = { article: DeskArticleView; held: Typed }

/** What the article is about and whom it names. */
export function DescribeForm({ article, held }: Props) {
  return (
    <form
      className="form"
      method="post"
      action={`/desk/articles/${article.articleId}/describe`}
      aria-label="About the article"
    >
      <h2>About the article</h2>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="form" value="describe" />
      <Field
        name="topic"
        label="Topic"
        hint="One or two words above the headline."
        maxLength={80}
        optional
        value={typedIn(held, "topic", article.topic)}
        error={problemOf(held.problems, "topic")}
      />
      <TextArea
        name="parties"
        label="Companies, products and institutions it names"
        hint="One on each line, with its other names after a semicolon: “AbbVie; venetoclax, Venclexta”. Whoever decides is told when they declared an interest in one of them."
        rows={5}
        optional
        value={typedIn(held, "parties", partiesToLines(article.parties))}
        error={problemOf(held.problems, "parties")}
      />
      <div className="actions">
        <Button variant="quiet">Save</Button>
      </div>
    </form>
  )
}

const STATES = [
  { value: "live", label: ARTICLE_STATUS_LABELS.live },
  { value: "closed", label: ARTICLE_STATUS_LABELS.closed, hint: "Readers see the article; nobody can contribute." },
  { value: "withdrawn", label: ARTICLE_STATUS_LABELS.withdrawn, hint: "The page stays, with your notice at its top." },
]

/** Whether the article takes contributions, and whether it still stands. */
export function StatusForm({ article, held }: Props) {
  return (
    <form className="form" method="post" action={`/desk/articles/${article.articleId}/status`} aria-label="State">
      <h2>State</h2>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="form" value="status" />
      <RadioGroup
        name="status"
        legend="For readers and experts the article is"
        choices={STATES}
        value={typedIn(held, "status", article.status)}
        error={problemOf(held.problems, "status")}
      />
      <TextArea
        name="statusNote"
        label="Notice for readers"
        hint="Required when you withdraw it."
        rows={3}
        optional
        value={typedIn(held, "statusNote", article.statusNote)}
        error={problemOf(held.problems, "note")}
      />
      <div className="actions">
        <Button variant="quiet">Change the state</Button>
      </div>
    </form>
  )
}
