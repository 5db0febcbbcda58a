/** A text of at most `most` UTF-16 units, with "…" where it was longer; never half of a character made of two units. */
export const shortened = (text: string, most: number): string =>
  text.length > most
    ? `${text
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, "")
        .trimEnd()}…`
    : text
