/** The bounds of a value that may be looked at: levels of nesting, objects, lists, and UTF-16 units of text altogether. */
export const SHAPE_BOUNDS = { depth: 50, objects: 20_000, lists: 60_000, text: 1_000_000 } as const

const POISONOUS_KEYS = new Set(["__proto__", "constructor", "prototype"])

export type Shape = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/**
 * A look at parsed JSON before any schema sees it: refuses what is nested too deep, has too many parts or too much text,
 * or carries a key that could change how objects behave (prototype pollution) at any depth. Never throws, uses no
 * recursion, and stops at the first fault; the sentence is for the person who sent it.
 */
export function checkShape(json: unknown): Shape {
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  let objects = 0
  let lists = 0
  let text = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value === "string") text += value.length
    if (text > SHAPE_BOUNDS.text) return tooMuch("It has more text than one article can hold.")
    if (typeof value !== "object" || value === null) continue
    if (depth >= SHAPE_BOUNDS.depth) return tooMuch("Its parts are nested too deep.")
    if (Array.isArray(value)) lists += 1
    else objects += 1
    if (objects > SHAPE_BOUNDS.objects || lists > SHAPE_BOUNDS.lists) return tooMuch("It has too many parts.")
    for (const [key, inner] of Object.entries(value)) {
      if (POISONOUS_KEYS.has(key))
        return { ok: false, sentence: `A part of this is named "${key}", which is not allowed.` }
      waiting.push({ value: inner, depth: depth + 1 })
    }
  }
  return { ok: true }
}

const tooMuch = (reason: string): Shape => ({ ok: false, sentence: `This is too much to take in at once. ${reason}` })
