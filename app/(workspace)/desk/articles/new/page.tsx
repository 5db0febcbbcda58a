import { randomUUID } from "node:crypto"
import { readBeginning } from "#server/article/read-beginning"
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
import { KeepSaving } from "../[id]/_parts/keep-saving"
import { KEPT_FIELDS } from "./_beginning"
import { BringFile } from "./_parts/bring-file"

export const instant = false
export const metadata = { title: "New article", robots: { index: false } }

export default async function NewArticlePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { ctx, closed } = await enterDesk("/desk/articles/new", query)
  if (!ctx) return closed
  const held = await readHeldForm(ctx, one(query.held), "/desk/articles/new")
  const errors = errorsOf(held, ["title", "markdown", "form", "authors", "topic"])
  const kept = await readBeginning(ctx)
  const fileName = typedIn(held, "file.name", "") || typedIn(held, "fileName", kept.fileName)
  return (
    <DeskFrame place="articles" title="New article">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form
        className="form measure"
        method="post"
        action="/desk/articles/new/make"
        encType="multipart/form-data"
        id="beginning"
        aria-label="New article"
      >
        <input type="hidden" name="_key" value={randomUUID()} />
        <input type="hidden" name="saves" value={kept.saves} />
        <input type="hidden" name="fileName" defaultValue={fileName} />
        <Field
          name="title"
          label="Title"
          hint="A title alone will do: the text is then written in the editor."
          maxLength={300}
          optional
          value={typedIn(held, "title", kept.title)}
          error={problemOf(held.problems, "title")}
        />
        <FileField
          name="file"
          label="A file"
          hint="Markdown (.md) or plain text (.txt), UTF-8. Or write or paste the article below."
          accept=".md,.markdown,.qmd,.txt,.text,text/markdown,text/plain"
        />
        <BringFile formId="beginning" from={fileName} />
        <TextArea
          name="markdown"
          label="The article"
          rows={12}
          printed={false}
          optional
          value={typedIn(held, "file", "") || typedIn(held, "markdown", kept.markdown)}
          error={problemOf(held.problems, "markdown")}
        />
        <RadioGroup
          name="form"
          legend="What it is"
          value={typedIn(held, "form", kept.form)}
          error={problemOf(held.problems, "form")}
          choices={[
            {
              value: "auto",
              label: "What it looks like",
              hint: "A .txt file is plain text; a text with a line “# Title” or front matter is Markdown.",
            },
            { value: "markdown", label: "Markdown", hint: "Tables, footnotes and front matter are understood." },
            {
              value: "plain",
              label: "Plain text",
              hint: "The first line is the title, a short second line the line under it.",
            },
          ]}
        />
        <MarkdownHelp />
        <TextArea
          name="authors"
          label="Authors"
          hint="Who wrote it, one name on each line, in the order in which readers shall read them. Left empty, they are taken from a line such as “By Ada Lind and Ben Rao” under the title, or you name them before you publish."
          rows={2}
          optional
          value={typedIn(held, "authors", "")}
          error={problemOf(held.problems, "authors")}
        />
        <Field
          name="topic"
          label="Topic"
          hint="One or two words above the headline, such as “Medicine”."
          maxLength={80}
          optional
          value={typedIn(held, "topic", kept.topic)}
          error={problemOf(held.problems, "topic")}
        />
        <div className="actions">
          <Button>Make a draft</Button>
          <KeepSaving
            formId="beginning"
            fields={KEPT_FIELDS}
            action="/desk/articles/new/keep"
            savedAt={kept.savedAt?.toISOString() ?? ""}
            kept={keptFields(kept)}
          />
        </div>
        <p className="quiet small">Nobody but editors sees a draft. What cannot be kept is reported line by line.</p>
      </form>
      {kept.saves > 0 && <BeginAnew saves={kept.saves} />}
    </DeskFrame>
  )
}

const keptFields = (kept: Awaited<ReturnType<typeof readBeginning>>) =>
  Object.fromEntries(KEPT_FIELDS.map((name) => [name, kept[name]]))

function BeginAnew({ saves }: { saves: number }) {
  return (
    <details className="give-up">
      <summary>Empty this page</summary>
      <form method="post" action="/desk/articles/new/forget" className="stack stack-tight">
        <input type="hidden" name="saves" value={saves} />
        <p>What is kept of this beginning is gone then. Drafts that were made are not touched.</p>
        <p>
          <Button variant="danger" small>
            Yes, empty it
          </Button>
        </p>
      </form>
    </details>
  )
}
