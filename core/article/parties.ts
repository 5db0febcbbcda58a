import { type DisclosureAnswers, declaredEntities, ICMJE_KEYS } from "#core/people/disclosure"

/** A company, product or institution that the article names, with the other names it goes by. */
export type NamedParty = { readonly name: string; readonly aliases: readonly string[] }

/** Words in lower case, each with a space before it and the last with one after it. */
const fold = (text: string): string =>
  ` ${text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `

const LEGAL_FORM =
  /(?: (?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|gmbh|ag|kg|kgaa|se|sa|sas|spa|nv|bv|ab|as|asa|oyj))+ $/

/** A folded name without what only says its legal form, where there is more to it. */
function withoutLegalForm(folded: string): string {
  const bare = folded.replace(LEGAL_FORM, " ")
  return bare.trim() === "" ? folded : bare
}

/**
 * Which of the article's parties a person has declared an interest in.
 * Takes the entities a disclosure names (free text) and the parties; gives the parties' names, in the article's order.
 * This works by comparing whole words after case folding, legal forms aside: "AbbVie Inc." names the party "AbbVie", and
 * "AbbVie" the party "AbbVie Inc."; "Abb" names neither.
 */
export function partiesDeclared(entities: readonly string[], parties: readonly NamedParty[]): string[] {
  const declared = entities.map(fold)
  const isNamed = (name: string) => {
    const folded = withoutLegalForm(fold(name))
    return folded.trim() !== "" && declared.some((entity) => entity.includes(folded))
  }
  return parties.filter((party) => [party.name, ...party.aliases].some(isNamed)).map((party) => party.name)
}

/** As `partiesDeclared`, for a whole disclosure: what it names, and what its notes mention. */
export function partiesConcerned(answers: DisclosureAnswers, parties: readonly NamedParty[]): string[] {
  const notes = ICMJE_KEYS.flatMap((key) => {
    const answer = answers[key]
    return answer.none ? [] : [answer.note]
  })
  return partiesDeclared([...declaredEntities(answers), ...notes], parties)
}

/** Parties as they are typed: one a line, its name before the first semicolon, other names after it, parted by commas. */
export function partiesToLines(parties: readonly NamedParty[]): string {
  return parties.map(({ name, aliases }) => (aliases.length > 0 ? `${name}; ${aliases.join(", ")}` : name)).join("\n")
}

/** The reverse of `partiesToLines`; empty lines and empty names are left out, and a party typed twice is one. */
export function partiesFromLines(text: string): NamedParty[] {
  const parties = new Map<string, Set<string>>()
  for (const line of text.split("\n")) {
    const [first = "", ...rest] = line.split(";")
    const name = first.trim()
    if (name === "") continue
    const aliases = rest
      .join(",")
      .split(",")
      .map((alias) => alias.trim())
    parties.set(name, new Set([...(parties.get(name) ?? []), ...aliases.filter((alias) => alias !== "")]))
  }
  return [...parties].map(([name, aliases]) => ({ name, aliases: [...aliases] }))
}
