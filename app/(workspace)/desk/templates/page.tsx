import { randomUUID } from "node:crypto"
import { type DeclineTextView, readDeclineTexts } from "#server/contribution/read-decline-texts"
import { readHeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { TextArea } from "#ui/forms/text-area"
import { BackLink } from "#ui/site/breadcrumbs"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { errorsOf, problemOf, typedIn } from "../../_problems"
import { one, type Query } from "../../_signed-in"
import { enterDesk } from "../_enter"
import type { Typed } from "../_typed"

export const instant = false
export const metadata = { title: "Texts for declining", robots: { index: false } }

const PATH = "/desk/templates"

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { ctx, closed } = await enterDesk(PATH, query)
  if (!ctx) return closed
  const held = await readHeldForm(ctx, one(query.held), PATH)
  const texts = await readDeclineTexts(ctx)
  const saved = texts.find(({ code }) => code === one(query.saved))
  const refused = typedIn(held, "reason", "")
  return (
    <div className="desk measure stack stack-loose">
      <BackLink href="/desk" label="Queue" />
      <h1>Texts for declining</h1>
      <p>
        What the message to the author begins with, by the reason that is chosen. Editors can change it there each time;
        the author gets all of it.
      </p>
      <ErrorSummary errors={errorsOf(held, ["text"]).map((error) => ({ ...error, field: `text-${refused}` }))} />
      {saved && held.message === "" && (
        <Notice tone="success" title="Saved" announce>
          <p>“{saved.label}” begins with this text from now on.</p>
        </Notice>
      )}
      {texts.map((text) => (
        <TextForm key={text.code} text={text} held={text.code === refused ? held : NOTHING} />
      ))}
    </div>
  )
}

const NOTHING: Typed = { values: {}, problems: {}, message: "" }

function TextForm({ text: { code, label, template, edited }, held }: { text: DeclineTextView; held: Typed }) {
  return (
    <form id={code} className="form" method="post" action={`${PATH}/save`} aria-label={label}>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="reason" value={code} />
      <input type="hidden" name="seen" value={edited?.at.toISOString() ?? ""} />
      <TextArea
        name="text"
        id={`text-${code}`}
        label={label}
        rows={4}
        maxLength={2000}
        value={typedIn(held, "text", template)}
        error={problemOf(held.problems, "text") ?? (held.message || undefined)}
      />
      <p className="quiet small">
        {edited ? (
          <>
            Changed by {edited.by}, <Time at={edited.at} />.
          </>
        ) : (
          "The default text."
        )}
      </p>
      <div className="actions">
        <Button>
          Save<span className="visually-hidden"> “{label}”</span>
        </Button>
        {edited && (
          <Button variant="quiet" name="use" value="suggested">
            Use the default text again<span className="visually-hidden"> for “{label}”</span>
          </Button>
        )}
      </div>
    </form>
  )
}
