/** Tokens in an n-gram: four words in a row are hardly ever the same by chance. */
export const GRAM = 4

/** A 32-bit hash of a token's key (FNV-1a). */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return hash
}

/** The hash of each n-gram of a text; `result[i]` is that of tokens i .. i + GRAM. */
export function gramsOf(hashes: Int32Array): Int32Array {
  const grams = new Int32Array(Math.max(0, hashes.length - GRAM + 1))
  for (let at = 0; at < grams.length; at++) {
    let gram = 0
    for (let i = at; i < at + GRAM; i++) gram = Math.imul(gram ^ (hashes[i] ?? 0), 0x9e3779b1) ^ (gram >>> 15)
    grams[at] = gram
  }
  return grams
}

/** A set of n-grams that says no fast: nearly every n-gram of a large graveyard is asked for, and nearly none is in it. */
export type GramSet = { readonly bits: Uint8Array; readonly grams: Set<number> }

export function gramSet(): GramSet {
  return { bits: new Uint8Array(1 << 13), grams: new Set() }
}

export function addGram({ bits, grams }: GramSet, gram: number): void {
  const slot = gram & 0xffff
  bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7))
  grams.add(gram)
}

export function hasGram({ bits, grams }: GramSet, gram: number): boolean {
  const slot = gram & 0xffff
  return ((bits[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0 && grams.has(gram)
}
