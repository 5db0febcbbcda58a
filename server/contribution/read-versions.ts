import { asc, eq } from "drizzle-orm"
import { type NamedParty, partiesDeclared } from "#core/article/parties"
import { changesBetween } from "#core/contribution/between-versions"
import type { VersionContent } from "#core/contribution/content"
import type { Source } from "#core/document/schema"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import { version } from "#db/tables/contributions"
import { documentOf, type LoadedRevision, loadRevision } from "#server/article/load"
import type { Context } from "#server/context"
import { disclosuresOf } from "#server/people/disclosures"

/** One sending of a contribution. */
export type VersionView = {
  readonly n: number
  readonly sentAt: Date
  readonly baseSeq: number
  readonly content: VersionContent
  /** The sources of the revision it was written against; its citations point to them, and to those that it brings. */
  readonly sources: readonly Source[]
  readonly disclosureLine: string
  readonly certifiedAt: Date
  /** Parties named in the article in which the author declared an interest. */
  readonly namedHere: readonly string[]
  /** What an edit asks to change in the revision it was written against. */
  readonly changes: readonly BlockChange[]
  /** What its text says otherwise than the version before; null for the first. */
  readonly sincePrevious: readonly BlockChange[] | null
}

/** Every version of a contribution, the first first. */
export async function readVersions(
  ctx: Pick<Context, "db">,
  { id }: { readonly id: string },
  parties: readonly NamedParty[],
): Promise<VersionView[]> {
  const rows = await ctx.db.select().from(version).where(eq(version.contributionId, id)).orderBy(asc(version.n))
  const declared = await disclosuresOf(
    ctx,
    rows.map((row) => row.disclosureId),
  )
  const views: VersionView[] = []
  const bases = new Map<string, LoadedRevision>()
  for (const [index, row] of rows.entries()) {
    const previous = rows[index - 1]
    const disclosure = declared.get(row.disclosureId)
    const base = bases.get(row.baseRevisionId) ?? (await loadRevision(ctx, row.baseRevisionId))
    bases.set(base.id, base)
    const { content } = row
    const changes = once(() => changesIn(content, base))
    const sincePrevious = once(() => (previous ? changesBetween(id, previous.content, content) : null))
    views.push({
      n: row.n,
      sentAt: row.sentAt,
      baseSeq: base.seq,
      content,
      sources: base.sources,
      disclosureLine: disclosure?.statement ?? "",
      certifiedAt: disclosure?.certifiedAt ?? row.sentAt,
      namedHere: partiesDeclared(disclosure?.entities ?? [], parties),
      // Compared when they are looked at: most versions are listed alone.
      get changes() {
        return changes()
      },
      get sincePrevious() {
        return sincePrevious()
      },
    })
  }
  return views
}

const changesIn = (content: VersionContent, base: LoadedRevision): readonly BlockChange[] =>
  content.kind === "edit"
    ? diffDocuments(documentOf(base.blocks), content.proposed).filter((change) => change.kind !== "same")
    : []

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
