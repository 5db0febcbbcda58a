import type { z } from "zod"
import { type Problems, Refusal } from "#core/refusal"

/**
 * Parses a verb's input by its schema. Refuses with `invalid-input` and one sentence for each field that caused it,
 * under the field's name (the first part of the issue's path).
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Refusal("invalid-input", "Some of this needs another look.", problemsOf(parsed.error))
}

function problemsOf(error: z.ZodError): Problems {
  const problems: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = issue.path.join(".") || "form"
    problems[field] ??= issue.message
  }
  return problems
}
