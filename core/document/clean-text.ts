import { z } from "zod"
import { inspectCharacters } from "#core/document/hygiene"

/**
 * A schema for a text that a person typed: normalised, trimmed, and refused with sentences for the person. `min` and
 * `max` count UTF-16 units after trimming, as a form field's `maxlength` does. A single-line text has each run of white
 * space as one space (no-break spaces stay); a multi-line one keeps its lines, without spaces at their ends and with at
 * most one empty line in a row.
 */
export function cleanText({ min = 0, max, multiline = false }: { min?: number; max: number; multiline?: boolean }) {
  return z.string().transform((raw, ctx) => {
    const refuse = (message: string): void => void ctx.issues.push({ code: "custom", message, input: raw })
    if (raw.length > 2 * max + 1000) {
      refuse(tooLong(raw.length, max))
      return z.NEVER
    }
    const { text, refused } = inspectCharacters(raw)
    const clean = multiline ? tidyLines(text) : text.replace(/[ \t\n]+/g, " ").trim()
    for (const { sentence } of refused.slice(0, 5)) refuse(sentence)
    if (clean.length < min) refuse(clean === "" ? "Please fill this in." : tooShort(min))
    if (clean.length > max) refuse(tooLong(clean.length, max))
    return clean
  })
}

const tooShort = (min: number): string => `Please write at least ${min} characters.`
const tooLong = (length: number, max: number): string =>
  `Please keep this to ${grouped(max)} characters. It has ${grouped(length)} now.`
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",")

const tidyLines = (text: string): string =>
  text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
