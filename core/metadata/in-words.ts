const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

/** A date that means one day everywhere: "7 December 2025", in UTC. Gives "date unknown" for an invalid date. */
export function dayInWords(at: Date): string {
  if (Number.isNaN(at.getTime())) return "date unknown"
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}

/** An instant that means one everywhere: "7 December 2025, 09:40 UTC". */
export function instantInWords(at: Date): string {
  const day = dayInWords(at)
  return Number.isNaN(at.getTime()) ? day : `${day}, ${at.toISOString().slice(11, 16)} UTC`
}

/** Names as one phrase: "Ada", "Ada and Ben", "Ada, Ben and 3 others" when there are more than `most`. Gives "" for none. */
export function namesInWords(names: readonly string[], most = 6): string {
  const others = names.length > most ? names.length - most + 1 : 0
  const shown = others > 0 ? [...names.slice(0, most - 1), `${others} others`] : [...names]
  const last = shown.pop() ?? ""
  return shown.length > 0 ? `${shown.join(", ")} and ${last}` : last
}

/** A title or a note as a sentence: with a full stop, where nothing ends it. */
export const asSentence = (text: string): string => (text === "" || /[.!?…]["”’)]?$/u.test(text) ? text : `${text}.`)

/** A phrase where it begins a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A number as it is read: "100,000". */
export const numbered = (count: number): string => count.toLocaleString("en-GB")

/** A number with its noun: "1 expert", "3 experts", "100,000 words". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbered(count)} ${count === 1 ? one : many}`
}
