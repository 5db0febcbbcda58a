import type { Source } from "#core/document/schema"

const MOST = 90

/** A source in one line of a list to choose from. */
export function sourceLine({ text }: Source, number: number): string {
  return `${number}. ${text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text}`
}
