import type { Source } from "#core/document/schema"
import { shortened } from "#core/document/shortened"

const MOST = 90

/** A source in one line of a list to choose from. */
export function sourceLine({ text }: Source, number: number): string {
  return `${number}. ${shortened(text, MOST)}`
}
