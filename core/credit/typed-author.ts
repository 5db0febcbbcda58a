import { cleanText } from "#core/document/clean-text"
import { isSlug } from "#core/metadata/addresses"

/** An author as somebody typed the name: to be looked up, the person at an address of ours, or somebody without an account. */
export type TypedAuthor = { readonly name: string; readonly slug: string | null; readonly isNameOnly: boolean }

/** What stands behind a name that is nobody's here, though somebody here is called the same. */
export const NO_ACCOUNT = "(no account)"

/** A name as it is typed: one line of at most 120 characters. */
export const authorName = cleanText({ min: 2, max: 120 })

/**
 * Reads "Ada Expert" (to be looked up), "Ada Expert (ada-expert)" (the person whose page has this address) and
 * "Ada Expert (no account)" (somebody else of this name).
 */
export function readTypedAuthor(typed: string): TypedAuthor {
  const text = typed.trim()
  const bracketed = /^(.*\S)\s*\(([^()]*)\)$/.exec(text)
  if (!bracketed) return { name: text, slug: null, isNameOnly: false }
  const [, name = "", inside = ""] = bracketed
  if (`(${inside.trim().toLowerCase()})` === NO_ACCOUNT) return { name, slug: null, isNameOnly: true }
  return isSlug(inside.trim())
    ? { name, slug: inside.trim(), isNameOnly: false }
    : { name: text, slug: null, isNameOnly: false }
}

/** Names compared as readers would: whatever their case, and however their letters are composed. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other)

export const folded = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim()
