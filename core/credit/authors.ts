import type { CreditRole } from "#core/credit/roles"

/** What somebody named as author of an article can be credited with; CRediT's nearest terms are in `CREDIT_ROLES`. */
export const AUTHOR_ROLES = [
  "article_author",
  "reanalysis",
  "fact_check",
  "source_supplied",
  "translation",
] as const satisfies readonly CreditRole[]
export type AuthorRole = (typeof AUTHOR_ROLES)[number]

/** Somebody named in an article's byline, and what for. */
export type NamedAuthor = { readonly personId: string; readonly roles: readonly AuthorRole[] }

/** Words that somebody wrote together with others: they count once, for all of them. */
export type WrittenTogether = { readonly with: readonly string[]; readonly words: number }

/** The author of an article for which nobody chose a byline: whoever began it. */
export const whoBegan = (personId: string): NamedAuthor => ({ personId, roles: ["article_author"] })

/** The most people that one byline names. */
export const MOST_AUTHORS = 50

/** How an author is called who took their name off. */
export const UNNAMED_AUTHOR = "an unnamed author"

type OfRevision = {
  readonly kind: string
  readonly approvedBy: string
  /** Who wrote its new words; empty: the article's authors; null: not said when it was made. */
  readonly writers: readonly string[] | null
}

/**
 * Whose the words are that a revision brought itself: those of the article's authors, whoever the byline names, or of the
 * people given. A revision made before bylines were chosen counts for its editor, but for the first one of an article whose
 * authors have been named since.
 */
export function writersOf(revision: OfRevision, authors: readonly NamedAuthor[] | null): "authors" | readonly string[] {
  const { kind, approvedBy, writers } = revision
  if (writers === null) return kind === "create" && authors !== null ? "authors" : [approvedBy]
  return writers.length === 0 && authors !== null ? "authors" : writers.length === 0 ? [approvedBy] : writers
}
