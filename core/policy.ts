import type { Actor } from "./actor"
import type { ArticleStatus } from "./article/vocabulary"

type Subject = {
  "article.compose": null
  "article.edit": { readonly status: ArticleStatus }
  "article.name-authors": null
  "article.restore": { readonly status: ArticleStatus }
  "article.mend": { readonly status: ArticleStatus }
  "article.discard": { readonly status: ArticleStatus; readonly isContributedTo: boolean }
  "article.publish-due": null
  "article.close": { readonly status: ArticleStatus }
  "article.read-draft": null
  "contribution.start": { readonly status: ArticleStatus }
  "contribution.read": { readonly authorId: string }
  "contribution.note": { readonly authorId: string }
  "desk.read": null
  "desk.word": null
  "log.read": null
  "people.grant": null
  "people.verify": null
  "byline.leave": null
  "profile.write": null
  "disclosure.certify": null
  "post.remind": null
}

const anyone = (actor: Actor) => actor.kind === "person"
const editor = (actor: Actor) => actor.kind === "person" && (actor.role === "editor" || actor.role === "admin")
const admin = (actor: Actor) => actor.kind === "person" && actor.role === "admin"
const system = (actor: Actor) => actor.kind === "system"
const published = (status: ArticleStatus) => status === "live" || status === "closed"

type Policy = { [Action in keyof Subject]: (actor: Actor, subject: Subject[Action]) => boolean }

/** Who may do what: the whole policy, one predicate an action. What may be done with a contribution is in `contribution/moves.ts`. */
const POLICY: Policy = {
  "article.compose": (actor) => editor(actor) || system(actor),
  "article.edit": (actor, { status }) => editor(actor) && status !== "withdrawn",
  "article.name-authors": (actor) => editor(actor),
  "article.restore": (actor, { status }) => editor(actor) && published(status),
  "article.mend": (actor, { status }) => editor(actor) && status !== "draft",
  "article.discard": (actor, { status, isContributedTo }) => editor(actor) && status === "draft" && !isContributedTo,
  "article.publish-due": (actor) => system(actor),
  "article.close": (actor) => editor(actor),
  "article.read-draft": (actor) => editor(actor),
  "contribution.start": (actor, { status }) => anyone(actor) && status === "live",
  "contribution.read": (actor, { authorId }) =>
    editor(actor) || (actor.kind === "person" && actor.personId === authorId),
  "contribution.note": (actor, { authorId }) =>
    editor(actor) && !(actor.kind === "person" && actor.personId === authorId),
  "desk.read": (actor) => editor(actor),
  "desk.word": (actor) => editor(actor),
  "log.read": (actor) => editor(actor),
  "people.grant": (actor) => admin(actor) || system(actor),
  "people.verify": (actor) => editor(actor),
  "byline.leave": (actor) => anyone(actor),
  "profile.write": (actor) => anyone(actor),
  "disclosure.certify": (actor) => anyone(actor),
  "post.remind": (actor) => system(actor),
}

export type Action = keyof Subject

/** Whether `actor` may do `action` to `subject`. Asked by pages for what they show and by verbs for what they refuse. */
export function may<A extends Action>(
  actor: Actor,
  action: A,
  ...[subject]: Subject[A] extends null ? [] : [Subject[A]]
): boolean {
  return POLICY[action](actor, (subject ?? null) as Subject[A])
}
