const BYLINE = /^(?:by|words by|text by|written by|story by)(?::\s*|\s+)(\S.{2,200})$/i
const PARTICLE = /^(?:de|del|della|der|den|di|da|dos|du|el|la|le|van|von|zu|af|av|bin|ibn|al|y|e)$/
const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV|MD|M\.D\.|Ph\.?D\.?|DPhil|MPH|RN|FRS)$/

/**
 * The names in a text such as "Ada Lindqvist, Bo Chen and Cem Öz". A comma parts names only where every part has two words,
 * so that "Lindqvist, Ada" and "Bo Chen, MD" stay one.
 */
export function namesIn(text: string): string[] {
  const parts = text.split(/\s*;\s*|\s*&\s*|,?\s+(?:and|und|et|y)\s+/i).flatMap(byCommas)
  return [...new Set(parts.map((name) => name.replace(/\s+/g, " ").trim()).filter((name) => name !== ""))]
}

function byCommas(part: string): string[] {
  const names = withSuffixes(part.split(/\s*,\s*/).filter((name) => name !== ""))
  const areNames = names.length > 1 && names.every((name) => /\S\s+\S/.test(name))
  return areNames ? names : [part]
}

function withSuffixes(parts: readonly string[]): string[] {
  const names: string[] = []
  for (const part of parts) {
    const last = names.pop()
    if (last !== undefined && SUFFIX.test(part)) names.push(`${last}, ${part}`)
    else names.push(...(last === undefined ? [] : [last]), part)
  }
  return names
}

/** The names in a line such as "By Ada Lindqvist and Bo Chen"; none where the line says something else. */
export function bylineIn(line: string): string[] {
  const names = namesIn(BYLINE.exec(line.trim())?.[1] ?? "")
  return names.length > 0 && names.every(isName) ? names : []
}

function isName(text: string): boolean {
  const words = text.replaceAll(",", " ").split(/\s+/)
  const own = words.filter((word) => !PARTICLE.test(word) && !SUFFIX.test(word))
  const areNames = own.every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))
  return words.length <= 6 && own.length >= 2 && areNames && !/\p{L}{2}\.$/u.test(text.replace(/\b[JS]r\.$/, ""))
}
