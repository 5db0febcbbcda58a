import { eq } from "drizzle-orm"
import type { Role } from "#core/actor"
import type { NamedParty } from "#core/article/parties"
import { type DisclosureAnswers, NOTHING_TO_DISCLOSE } from "#core/people/disclosure"
import type { Database } from "#db/client"
import { article } from "#db/tables/articles"
import { person } from "#db/tables/people"
import { describeArticle } from "#server/article/describe"
import { draftArticle } from "#server/article/draft"
import { publishArticle } from "#server/article/publish"
import { type Context, contextFor } from "#server/context"
import { newId } from "#server/new-id"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { saveProfile } from "#server/people/save-profile"
import { rolledBack } from "#tests/support/database"

/** The hour in which everything happens unless a test says otherwise. */
export const NOW = new Date("2026-11-22T09:00:00Z")
export const minutesLater = (ctx: Context, count: number): Context => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + count * 60_000),
  recorded: [],
})

const SENDER = { publication: "Scholium", origin: "https://scholium.example" }

export const ARTICLE = `# Two drugs for one leukaemia

*What a trial of a new tablet found, and what it did not.*

The trial enrolled 120 people with chronic lymphocytic leukaemia.

Half of them took a tablet of 5 mg daily for a year.

## What it found

After a year, most of them had no sign of disease.[^1]

Nobody knows yet how long that lasts.

[^1]: Smith J. A trial. 2024. https://doi.org/10.1000/182
`

/** Ada the expert, Ed the editor and one published article; builders below add whoever and whatever else a test needs. */
export type World = {
  readonly db: Database
  readonly ada: Context
  readonly ed: Context
  readonly articleId: string
  readonly slug: string
}

export async function world(db: Database): Promise<World> {
  const ada = await someone(db, { name: "Ada Expert" })
  const ed = await someone(db, { name: "Ed Editor", role: "editor" })
  return { db, ada, ed, ...(await aPublishedArticle(ed)) }
}

/** Runs a test in a world of its own, in a transaction that is rolled back. */
export const inWorld = (body: (all: World) => Promise<void>): Promise<void> =>
  rolledBack(async (db) => body(await world(db)))

type Someone = {
  readonly name?: string
  readonly role?: Role
  readonly email?: string | null
  /** Answers to certify; null: nothing is declared. */
  readonly answers?: DisclosureAnswers | null
}

/** A person with a profile and a disclosure, as the context in which they do things. */
export async function someone(
  db: Database,
  { name = "Bo Bystander", role = "member", email, answers = NOTHING_TO_DISCLOSE }: Someone = {},
): Promise<Context> {
  const id = newId()
  const address = email === undefined ? `${id}@example.org` : email
  await db.insert(person).values({ id, email: address, emailVerified: address ? NOW : null, role, createdAt: NOW })
  const ctx = contextFor({ actor: { kind: "person", personId: id, role, name }, db, now: NOW, sender: SENDER })
  await saveProfile(ctx, { name, credentials: "MD", affiliation: "Clinic", biography: "", topics: [] })
  if (answers) await certifyDisclosure(ctx, { answers, certified: true })
  return ctx
}

export const idOf = ({ actor }: Context): string => (actor.kind === "person" ? actor.personId : "")

/** All thirteen answered with none, but for consulting for these. */
export const consultantTo = (...entities: string[]): DisclosureAnswers => ({
  ...NOTHING_TO_DISCLOSE,
  consulting_fees: { none: false, entities, recipient: "self", note: "" },
})

export const PUBLISHING = { note: "A small change.", significance: "substantive", noticeType: null } as const

/** A correction with what it has to say. */
export const CORRECTION = {
  noticeType: "correction",
  noticeWrong: "The number was given wrongly.",
  noticeStands: "It is as the trial reported it.",
} as const

export async function aPublishedArticle(
  ctx: Context,
  { markdown = ARTICLE, parties = [] }: { markdown?: string; parties?: readonly NamedParty[] } = {},
): Promise<{ articleId: string; slug: string }> {
  const { articleId, slug } = await draftArticle(ctx, {
    markdown,
    topic: "Medicine",
    form: "markdown",
    imported: false,
  })
  await publishArticle(ctx, { articleId, ...PUBLISHING, note: "First published." })
  if (parties.length > 0) await describeArticle(ctx, { articleId, topic: "Medicine", parties })
  return { articleId, slug }
}

/** The number of the revision that readers see now. */
export async function liveSeq(ctx: Pick<Context, "db">, articleId: string): Promise<number> {
  const [row] = await ctx.db.select({ seq: article.liveSeq }).from(article).where(eq(article.id, articleId))
  return row?.seq ?? 0
}
