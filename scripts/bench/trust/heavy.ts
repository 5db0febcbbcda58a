import { eq } from "drizzle-orm"
import { SYSTEM } from "#core/actor"
import { type DraftContent, EMPTY_DRAFT } from "#core/contribution/content"
import { openDatabase } from "#db/client"
import { migrateDatabase } from "#db/migrate"
import { draft } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { type Context, contextFor } from "#server/context"
import { startContribution } from "#server/contribution/start"
import { PEOPLE } from "../../seed/people"
import { plantDemo } from "../../seed/plant"

const OTHER_SLUG = "how-to-read-a-wastewater-signal"
export const SLUG = "a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"

/** Drafts of Josiah's: some as nobody can save them any more, and an empty one of each kind. */
export type Planted = Readonly<
  Record<"blank" | "wide" | "hidden" | "many" | "most" | "insight" | "edit" | "other", string>
>

const blank = (count: number) => "a\n\n".repeat(count)
const added = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `new-${n}`,
    type: "paragraph" as const,
    content: [{ type: "text" as const, text: `Paragraph ${n} says what the one before it did not say, and no more.` }],
  }))
const DECLARED = { reason: "Because it is so.", roles: ["suggested_edit"], aiUse: "none", licence: true }

/** A demo installation with heavy drafts in it, in a store that nobody else holds. */
export async function plantHeavyDrafts(dataDir: string): Promise<Planted> {
  const opened = await openDatabase({ dataDir })
  try {
    await migrateDatabase(opened.db)
    const sender = { publication: "Scholium", origin: "http://localhost" }
    const ctx = contextFor({ actor: SYSTEM, db: opened.db, now: new Date(), sender })
    await plantDemo(ctx)
    const { email, profile } = PEOPLE.josiah
    const [row] = await opened.db.select({ id: person.id }).from(person).where(eq(person.email, email))
    const josiah = {
      ...ctx,
      actor: { kind: "person", personId: row?.id ?? "", role: "member", name: profile.name },
    } as const
    const edit = (parts: ReturnType<typeof added>) => ({
      ...DECLARED,
      proposed: { on: 6, parts: [{ keep: [0, 3] }, ...parts] },
    })
    return {
      blank: await plant(josiah, "insight", { body: blank(66_000) }),
      wide: await plant(josiah, "insight", { body: `${"| a ".repeat(20)}|\n`.repeat(2_400) }),
      hidden: await plant(josiah, "insight", { body: "\u200b".repeat(200_000) }),
      many: await plant(josiah, "edit", edit(added(2_000)) as Partial<DraftContent>),
      most: await plant(josiah, "edit", edit(added(9_000)) as Partial<DraftContent>),
      insight: await plant(josiah, "insight", {}),
      edit: await plant(josiah, "edit", {}),
      // A draft that is still empty would be given again.
      other: await plant(josiah, "edit", {}, OTHER_SLUG),
    }
  } finally {
    await opened.close()
  }
}

async function plant(
  ctx: Context,
  kind: "insight" | "edit",
  content: Partial<DraftContent>,
  slug = SLUG,
): Promise<string> {
  const { id } = await startContribution(ctx, { slug, kind, passage: null })
  await ctx.db
    .update(draft)
    .set({ content: { ...EMPTY_DRAFT, ...content } })
    .where(eq(draft.contributionId, id))
  return id
}
