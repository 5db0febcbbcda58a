import { gramsOf, hashOf } from "#core/authorship/grams"
import type { Span } from "#core/authorship/spans"
import type { Inline } from "#core/document/schema"
import { plainText } from "#core/text/content"
import { endOf, type Token, tokenise } from "#core/text/tokens"

/** A text cut into tokens, with a hash of each token's key and of the n-gram that begins at it. */
export type Woven = {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly hashes: Int32Array
  readonly grams: Int32Array
}

/** What may become of a token's identity: it stands, it is free with the white space after it, or free without. */
export const TAKEN = 0
export const FREE = 1
export const FREE_BUT_SPACE = 2

/** A text whose characters have identities; `free[i]` says how much of token i's belongs to nothing in the new revision. */
export type Strand = Woven & { readonly spans: readonly Span[]; readonly free: Uint8Array }

/** Tokens at .. at + length of a draft are the tokens from .. from + length of a strand. */
export type Claim = { readonly at: number; readonly from: number; readonly length: number }

/** Cuts an inline content into hashed tokens. */
export function weave(content: readonly Inline[], kind: "prose" | "code"): Woven {
  const tokens = tokenise(content, kind)
  const hashes = Int32Array.from(tokens, (token) => hashOf(token.key))
  return { text: plainText(content), tokens, hashes, grams: gramsOf(hashes) }
}

/** A strand all of whose tokens are free. */
export function strandOf(woven: Woven, spans: readonly Span[]): Strand {
  return { ...woven, spans, free: new Uint8Array(woven.tokens.length).fill(FREE) }
}

/** Whether token `at` of one text is the same word as token `from` of another. */
export function sameToken(one: Woven, at: number, other: Woven, from: number): boolean {
  return one.hashes[at] === other.hashes[from] && one.tokens[at]?.key === other.tokens[from]?.key
}

/** The UTF-16 range of tokens [from, to), white space after the last included. */
export function rangeOf(woven: Woven, from: number, to: number): { start: number; end: number } {
  const first = woven.tokens[from]
  const last = woven.tokens[to - 1]
  return first && last ? { start: first.from, end: endOf(last) } : { start: 0, end: 0 }
}

/** The maximal runs of indices below `length` for which `belongs` holds, as [from, to). */
export function runsWhere(length: number, belongs: (at: number) => boolean): [from: number, to: number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < length; at++) {
    if (!belongs(at)) continue
    const from = at
    while (at < length && belongs(at)) at++
    runs.push([from, at])
  }
  return runs
}

/** Tokens [from, to) as one string, what lies outside the text left out. */
export function keysOf({ tokens }: Pick<Woven, "tokens">, from: number, to: number): string {
  let keys = ""
  for (let at = Math.max(0, from); at < to && at < tokens.length; at++) keys += `${tokens[at]?.key} `
  return keys
}
