import { inArray } from "drizzle-orm"
import { UNNAMED_AUTHOR } from "#core/credit/authors"
import { type Byline, NAME_WITHDRAWN } from "#core/credit/byline"
import { verificationOf } from "#core/people/verification"
import { person } from "#db/tables/people"
import type { Context } from "#server/context"

const COLUMNS = {
  id: person.id,
  slug: person.slug,
  name: person.name,
  credentials: person.credentials,
  affiliation: person.affiliation,
  orcid: person.orcid,
  emailVerified: person.emailVerified,
  verifiedHow: person.verifiedHow,
  verifiedAt: person.verifiedAt,
  erasedAt: person.erasedAt,
  hasAccount: person.hasAccount,
}

/** The bylines of these people, by id. Somebody unknown or erased gets the byline of a contributor who withdrew. */
export async function bylinesOf(
  { db }: Pick<Context, "db">,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => Byline> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows = wanted.length === 0 ? [] : await db.select(COLUMNS).from(person).where(inArray(person.id, wanted))
  const known = new Map(rows.map((row) => [row.id, row]))
  return (id) => {
    const row = id === null ? undefined : known.get(id)
    return row && !row.erasedAt ? bylineOf(row) : withdrawn(id ?? "")
  }
}

type Row = {
  readonly id: string
  readonly slug: string | null
  readonly name: string | null
  readonly credentials: string
  readonly affiliation: string
  readonly orcid: string | null
  readonly hasAccount: boolean
} & Parameters<typeof verificationOf>[0]

/** A person's record as a byline; someone who gave no name yet is "A contributor", or an author who is not to be named. */
export const bylineOf = (row: Row): Byline => ({
  personId: row.id,
  slug: row.slug,
  name: row.name ?? (row.hasAccount ? "A contributor" : UNNAMED_AUTHOR),
  ...(!row.hasAccount && { isNameOnly: true }),
  credentials: row.credentials,
  affiliation: row.affiliation,
  orcid: row.orcid,
  verification: verificationOf(row),
})

const withdrawn = (personId: string): Byline => ({
  personId,
  slug: null,
  name: NAME_WITHDRAWN,
  credentials: "",
  affiliation: "",
  orcid: null,
  verification: { level: "none", how: "", at: null },
})
