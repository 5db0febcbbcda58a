/*
 * Which characters may stand in a text. What a reader cannot see, or what makes text read in another order than it is
 * stored, is refused unless the script around it needs it (Unicode TR 36 and TR 39; Boucher and Anderson, "Trojan
 * Source", 2021).
 */

/** Why a character may not stand where it does: what it is ("invisible tag character") and what to do about it. */
export type Fault = { readonly name: string; readonly advice: string }

/** A character (one code point) with the code points before and after it, "" at the ends of its text. */
export type Placed = {
  readonly before: string
  readonly char: string
  readonly after: string
  /** Whether its text has letters that are written from right to left. */
  readonly rightToLeft: boolean
}

const RETYPE = "Delete it and type the words again."
const REPLACE = "Type the character that belongs there instead."

type Rule = {
  readonly test: RegExp
  readonly name: string
  readonly advice?: string
  readonly allowed?: (at: Placed) => boolean
}

// The first rule that a character matches decides about it; what matches none may stand anywhere.
const RULES: readonly Rule[] = [
  { test: /^[\n\t]$/, name: "line break or tab", allowed: () => true },
  { test: /^\p{Surrogate}$/u, name: "half of a broken character", advice: REPLACE },
  { test: /^\uFFFD$/, name: "sign that stands for a character lost on the way", advice: REPLACE },
  { test: /^\uFFFC$/, name: "placeholder for an embedded object", advice: "Delete it." },
  { test: /^\p{Cc}$/u, name: "invisible control character", advice: RETYPE },
  { test: /^[\u202A-\u202E\u2066-\u2069]$/, name: "invisible text-direction control" },
  {
    test: /^[\u200E\u200F\u061C]$/,
    name: "invisible text-direction mark",
    allowed: ({ rightToLeft }) => rightToLeft,
  },
  { test: /^[\u{E0000}-\u{E007F}]$/u, name: "invisible tag character" },
  { test: /^\uFEFF$/, name: "invisible byte order mark" },
  { test: /^\u200B$/, name: "invisible zero-width space", allowed: betweenUnspacedLetters },
  { test: /^\u200C$/, name: "invisible zero-width non-joiner", allowed: afterJoiningLetter },
  { test: /^\u200D$/, name: "invisible zero-width joiner", allowed: (at) => afterJoiningLetter(at) || joinsEmoji(at) },
  { test: /^[\uFE0E\uFE0F]$/, name: "invisible variation selector", allowed: selectsPresentation },
  { test: /^[\uFE00-\uFE0D]$/, name: "invisible variation selector", allowed: ({ before }) => VARYING.test(before) },
  { test: /^[\u{E0100}-\u{E01EF}]$/u, name: "invisible variation selector", allowed: ({ before }) => HAN.test(before) },
  { test: /^[\u180B-\u180F]$/, name: "invisible variation selector", allowed: ({ before }) => MONGOLIAN.test(before) },
  { test: /^[\uFFF9-\uFFFB]$/, name: "invisible annotation mark" },
  // These signs are drawn around the digits or letters that follow, so they can be seen.
  {
    test: /^[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]$/u,
    name: "number sign",
    allowed: () => true,
  },
  { test: /^\p{Cf}$/u, name: "invisible formatting character" },
  { test: /^\p{Co}$/u, name: "private-use character, which looks different on every device", advice: REPLACE },
  { test: /^\p{Cn}$/u, name: "code that stands for no character", advice: REPLACE },
  { test: /^(?:[\u115F\u1160\u3164\uFFA0\u2800]|\u034F|\u17B4|\u17B5)$/, name: "invisible filler" },
]

/** A letter, never a mark: U+061C counts as Arabic itself and would vouch for itself and for the other marks. */
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Samr}\p{sc=Mand}\p{sc=Rohg}]/u
const HAN = /\p{sc=Han}/u
const MONGOLIAN = /(?!\p{Default_Ignorable_Code_Point})\p{sc=Mong}/u
const VARYING = /[\p{sc=Han}\p{Sm}\p{sc=Mymr}\p{sc=Phag}\p{sc=Mani}\u3000-\u303F]/u
const UNSPACED = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tale}\p{sc=Talu}\p{sc=Lana}]/u
const JOINING =
  /(?!\p{Default_Ignorable_Code_Point})[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mand}\p{sc=Nkoo}\p{sc=Mong}\p{sc=Adlm}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u

/** The characters on which a rule could decide, or that could be overlooked; most texts of any script have few. */
const SUSPECT =
  /(?![\n\t ])[\s\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Surrogate}\p{Default_Ignorable_Code_Point}\uFFFC\uFFFD\u2800]/gu

/** Every character of a text that `faultOf` or `overlookedName` has anything to say about, in order, with its index. */
export function suspectsIn(text: string): (Placed & { readonly index: number })[] {
  const rightToLeft = RIGHT_TO_LEFT.test(text)
  return Array.from(text.matchAll(SUSPECT), ({ 0: char, index }) => {
    const end = index + char.length
    const before = Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? ""
    return { index, char, before, after: Array.from(text.slice(end, end + 2))[0] ?? "", rightToLeft }
  })
}

/** Why this character may not stand here, or null when it may. */
export function faultOf(at: Placed): Fault | null {
  const rule = RULES.find(({ test }) => test.test(at.char))
  if (!rule || rule.allowed?.(at)) return null
  return { name: rule.name, advice: rule.advice ?? RETYPE }
}

/**
 * What to call a character that a reader could overlook (invisible, or white space other than the plain space), or null
 * for one that shows. The joiner and the selector inside an emoji are part of what is seen.
 */
export function overlookedName(at: Placed): string | null {
  if (/^[\n\t ]$/.test(at.char)) return null
  if (at.char === "\u00AD") return "soft hyphen"
  if (at.char === "\u00A0") return "no-break space"
  if (/^\s$/u.test(at.char)) return "unusual space"
  if (/^[\u200D\uFE0F]$/.test(at.char) && isPartOfEmoji(at)) return null
  if (/^\p{Default_Ignorable_Code_Point}$/u.test(at.char)) return ruleName(at) ?? "invisible character"
  return ruleName(at)
}

const ruleName = ({ char }: Placed): string | null => RULES.find(({ test }) => test.test(char))?.name ?? null

function betweenUnspacedLetters({ before, after }: Placed): boolean {
  return UNSPACED.test(before) && UNSPACED.test(after)
}

function afterJoiningLetter({ before }: Placed): boolean {
  return JOINING.test(before)
}

function joinsEmoji({ before, after }: Placed): boolean {
  return (
    /[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\uFE0F/u.test(before) && /\p{Extended_Pictographic}/u.test(after)
  )
}

// A digit is a character that may be drawn as an emoji, but only as a keycap; elsewhere a selector on it shows nothing.
function selectsPresentation({ before, after }: Placed): boolean {
  if (/[0-9#*]/.test(before)) return after === "\u20E3"
  return /[\p{Emoji}\p{Extended_Pictographic}]/u.test(before)
}

const isPartOfEmoji = (at: Placed): boolean => (at.char === "\u200D" ? joinsEmoji(at) : selectsPresentation(at))
