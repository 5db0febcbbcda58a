import { counted, dayInWords } from "#core/metadata/in-words"
import type { Imported } from "./read-import"

/** What was taken out of a text besides its words, in sentences for whoever brought it in: for the page and the terminal. */
export function inReport({ authors, date, place }: Pick<Imported, "authors" | "date" | "place">): string[] {
  return [
    ...(authors.length > 0 ? [`It names ${counted(authors.length, "author")}: ${authors.join(", ")}.`] : []),
    ...(date
      ? [`It is dated ${dayInWords(new Date(date))}${place ? `, ${place}` : ""}. What opens its text stays there.`]
      : []),
    ...(!date && place ? [`It was written in ${place}, as the beginning of its text says.`] : []),
  ]
}
