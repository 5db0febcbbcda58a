import { z } from "zod"
import { cleanText } from "#core/document/clean-text"

/**
 * As `cleanText`, for a text that has to be there: shorter than `min` UTF-16 units after trimming, it is refused with
 * `missing`, a sentence that says what to write and why.
 */
export function askedText({
  missing,
  min = 1,
  max,
  multiline = false,
}: {
  missing: string
  min?: number
  max: number
  multiline?: boolean
}) {
  return z
    .string(missing)
    .refine((text) => text.trim().length >= min, missing)
    .pipe(cleanText({ max, multiline }))
}
