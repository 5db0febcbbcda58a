const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

/** How a day is written: 2025-12-07, December 7, 2025 or 7 Dec. 2025. */
export const DAY =
  "(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?,?\\s+\\d{4})"

/** The day that a text begins with, as `2025-12-07`; null where it begins with none, or with one that does not exist. */
export function dayIn(text: string): string | null {
  const written = new RegExp(`^${DAY}`, "i").exec(text.trim())?.[0]
  if (written === undefined) return null
  const numbers = (written.match(/\d+/g) ?? []).map(Number)
  const month =
    MONTHS.indexOf(/[a-z]{3}/i.exec(written.replace(/\d+(?:st|nd|rd|th)/gi, ""))?.[0]?.toLowerCase() ?? "") + 1
  const [first = 0, second = 0, third = 0] = numbers
  if (month === 0) return asDay(first, second, third)
  return asDay(second, month, first)
}

function asDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const iso = [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-")
  return year > 0 && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}
