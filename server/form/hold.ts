import { randomBytes } from "node:crypto"
import { and, asc, count, desc, eq, inArray, isNull, lt, or } from "drizzle-orm"
import type { Problems } from "#core/refusal"
import { heldForm } from "#db/tables/post"
import type { Context } from "#server/context"

export type FormValues = Readonly<Record<string, string | string[]>>

type Refused = {
  readonly path: string
  readonly values: FormValues
  readonly problems: Problems
  readonly message: string
}

/** Forms of a person are kept whole. Those of visitors, whom nobody knows, are small, few and gone soon. */
const PERSONS = { days: 7, most: 30 } as const
const VISITORS = { days: 1, most: 2_000, characters: 20_000 } as const
const DAY_MS = 86_400_000

/**
 * Keeps a form of this person's that was refused, so that the page can show it again with everything that was typed.
 * Gives an unguessable id (128 bits, base64url).
 */
export async function holdForm(
  ctx: Pick<Context, "db" | "now">,
  { personId, ...form }: Refused & { readonly personId: string },
): Promise<string> {
  const id = await hold(ctx, personId, form)
  await keepNewest(ctx, personId)
  return id
}

/** Keeps the form of somebody whom nobody knows, for whoever holds its id; null where it is too long to be kept. */
export async function holdVisitorsForm(ctx: Pick<Context, "db" | "now">, form: Refused): Promise<string | null> {
  if (charactersIn(form.values) > VISITORS.characters) return null
  const id = await hold(ctx, null, form)
  await keepFew(ctx)
  return id
}

async function hold(ctx: Pick<Context, "db" | "now">, personId: string | null, form: Refused): Promise<string> {
  const id = randomBytes(16).toString("base64url")
  await ctx.db.delete(heldForm).where(or(isOlder(ctx, PERSONS.days), and(isVisitors, isOlder(ctx, VISITORS.days))))
  await ctx.db.insert(heldForm).values({ id, personId, heldAt: ctx.now, ...form })
  return id
}

const isVisitors = isNull(heldForm.personId)
const isOlder = ({ now }: Pick<Context, "now">, days: number) =>
  lt(heldForm.heldAt, new Date(now.getTime() - days * DAY_MS))

const charactersIn = (values: FormValues): number =>
  Object.entries(values).reduce((sum, [name, value]) => sum + name.length + [value].flat().join("").length, 0)

async function keepNewest({ db }: Pick<Context, "db">, personId: string): Promise<void> {
  const beyond = db
    .select({ id: heldForm.id })
    .from(heldForm)
    .where(eq(heldForm.personId, personId))
    .orderBy(desc(heldForm.heldAt), desc(heldForm.id))
    .offset(PERSONS.most)
  await db.delete(heldForm).where(inArray(heldForm.id, beyond))
}

/** The oldest make room: who was asked to sign in comes back within minutes. */
async function keepFew({ db }: Pick<Context, "db">): Promise<void> {
  const [held] = await db.select({ forms: count() }).from(heldForm).where(isVisitors)
  const surplus = (held?.forms ?? 0) - VISITORS.most
  if (surplus <= 0) return
  const oldest = db
    .select({ id: heldForm.id })
    .from(heldForm)
    .where(isVisitors)
    .orderBy(asc(heldForm.heldAt))
    .limit(surplus)
  await db.delete(heldForm).where(inArray(heldForm.id, oldest))
}
