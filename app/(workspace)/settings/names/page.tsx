import { randomUUID } from "node:crypto"
import type { ReactNode } from "react"
import { articlePath } from "#core/metadata/addresses"
import { type OwnName, readOwnNames } from "#server/article/named-in"
import { readHeldForm } from "#server/form/read-held"
import { Button, LinkButton } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { EmptyState } from "#ui/text/empty-state"
import { Notice } from "#ui/text/notice"
import { errorsOf } from "../../_problems"
import { one, type Query, signedIn } from "../../_signed-in"
import { SettingsFrame } from "../_parts/settings-frame"

export const instant = false
export const metadata = { title: "Your name in bylines", robots: { index: false } }

const SAVED: Readonly<Record<string, string>> = {
  off: "Your name is taken off. An unnamed author stands in its place.",
  back: "Your name is back.",
}

export default async function NamesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const ctx = await signedIn("/settings/names", query)
  const names = await readOwnNames(ctx)
  const errors = errorsOf(await readHeldForm(ctx, one(query.held), "/settings/names"), [])
  const saved = SAVED[one(query.saved) ?? ""]
  return (
    <SettingsFrame place="names" title="Your name in bylines">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {saved && (
        <Notice tone="success" announce>
          <p>{saved}</p>
        </Notice>
      )}
      <div className="measure stack">
        <p>
          Editors say who the authors of an article are, and you are told when you are one. You can take your name off
          at any time, in every revision; the words stay, as those of an unnamed author. Only you can put it back.
          Insights and edits that you sent in yourself are not touched by this.
        </p>
        {names.length === 0 ? (
          <EmptyState title="No byline names you">Where an editor names you as an author, it stands here.</EmptyState>
        ) : (
          <ul className="plain-list own-names">
            {names.map((name) => (
              <Row key={name.articleId} name={name} isAsked={one(query.ask) === name.articleId} />
            ))}
          </ul>
        )}
      </div>
    </SettingsFrame>
  )
}

function Row({ name: { articleId, title, slug, isOff }, isAsked }: { name: OwnName; isAsked: boolean }) {
  return (
    <li className="own-name stack stack-tight" id={`name-${articleId}`}>
      <p>{slug ? <a href={articlePath(slug)}>{title}</a> : `${title} (not published yet)`}</p>
      {isOff ? (
        <Form action={`/settings/names/${articleId}/put-back`}>
          <span className="quiet">Your name is off.</span>
          <Button variant="quiet">Put my name back</Button>
        </Form>
      ) : isAsked ? (
        <Form action={`/settings/names/${articleId}/take-off`}>
          <span>Take your name off this article, for readers and in citations?</span>
          <Button variant="danger">Take my name off</Button>
          <LinkButton variant="quiet" href="/settings/names">
            Keep it
          </LinkButton>
        </Form>
      ) : (
        <p>
          <a href={`/settings/names?ask=${articleId}#name-${articleId}`}>
            Take my name off<span className="visually-hidden"> {title}</span>
          </a>
        </p>
      )}
    </li>
  )
}

function Form({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form method="post" action={action} className="actions">
      <input type="hidden" name="_key" value={randomUUID()} />
      {children}
    </form>
  )
}
