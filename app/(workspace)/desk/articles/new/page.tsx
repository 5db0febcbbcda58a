import { randomUUID } from "node:crypto"
import { readHeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { FileField } from "#ui/forms/file-field"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { errorsOf, problemOf, typedIn } from "../../../_problems"
import { one, type Query } from "../../../_signed-in"
import { enterDesk } from "../../_enter"
import { DeskFrame } from "../../_parts/desk-frame"
import { MarkdownHelp } from "../../_parts/markdown-help"

export const instant = false
export const metadata = { title: "New article", robots: { index: false } }

export default async function NewArticlePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { ctx, closed } = await enterDesk("/desk/articles/new", query)
  if (!ctx) return closed
  const held = await readHeldForm(ctx, one(query.held), "/desk/articles/new")
  const errors = errorsOf(held, ["markdown", "form", "topic"])
  return (
    <DeskFrame place="articles" title="New article">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form
        className="form measure"
        method="post"
        action="/desk/articles/new/make"
        encType="multipart/form-data"
        aria-label="New article"
      >
        <input type="hidden" name="_key" value={randomUUID()} />
        <FileField
          name="file"
          label="A file"
          hint="Markdown (.md) or plain text (.txt), UTF-8. Or write or paste the article below."
          accept=".md,.markdown,.txt,text/markdown,text/plain"
        />
        <RadioGroup
          name="form"
          legend="What it is"
          value={typedIn(held, "form", "markdown")}
          error={problemOf(held.problems, "form")}
          choices={[
            {
              value: "markdown",
              label: "Markdown",
              hint: "Begins with “# Title”; tables and footnotes are understood.",
            },
            {
              value: "plain",
              label: "Plain text",
              hint: "The first line is the title, a short second line the line under it.",
            },
          ]}
        />
        <TextArea
          name="markdown"
          label="The article"
          rows={18}
          printed={false}
          value={typedIn(held, "file", "") || typedIn(held, "markdown", "")}
          error={problemOf(held.problems, "markdown")}
        />
        <MarkdownHelp />
        <Field
          name="topic"
          label="Topic"
          hint="One or two words above the headline, such as “Medicine”."
          maxLength={80}
          optional
          value={typedIn(held, "topic", "")}
          error={problemOf(held.problems, "topic")}
        />
        <div className="actions">
          <Button>Make a draft</Button>
        </div>
        <p className="quiet small">Nobody but editors sees a draft. What cannot be kept is reported line by line.</p>
      </form>
    </DeskFrame>
  )
}
