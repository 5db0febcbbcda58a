/** Chance that can be repeated: the same seed gives the same throws (mulberry32). */
export type Dice = {
  /** A number from 0 up to, not including, `below`. */
  readonly number: (below: number) => number
  readonly chance: (percent: number) => boolean
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const number = (below: number) => Math.floor(next() * below)
  return {
    number,
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[number(list.length)] as (typeof list)[number],
  }
}

const WORDS =
  "trial dose tablet disease people year result clinic patient sign therapy daily most some never often first second small large study cell risk".split(
    " ",
  )

/** A few words of the article's trade. */
export const phrase = (dice: Dice): string =>
  Array.from({ length: 1 + dice.number(3) }, () => dice.pick(WORDS)).join(" ")

/** A text with one to three of its words replaced, added, taken out or put elsewhere; now and then cut in two paragraphs. */
export function reworded(dice: Dice, text: string): string {
  const words = text.split(" ")
  for (let n = 1 + dice.number(3); n > 0; n--) {
    const at = dice.number(words.length + 1)
    const what = dice.number(10)
    if (what < 4) words.splice(at, 1, phrase(dice))
    else if (what < 7) words.splice(at, 0, phrase(dice))
    else if (what < 9 && words.length > 1) words.splice(at, 1)
    else words.splice(at, 0, ...words.splice(dice.number(words.length), 1))
  }
  const whole = words.join(" ").trim() || phrase(dice)
  const cut = whole.indexOf(". ")
  return cut > 0 && dice.chance(10) ? `${whole.slice(0, cut + 1)}\n\n${whole.slice(cut + 2)}` : whole
}
