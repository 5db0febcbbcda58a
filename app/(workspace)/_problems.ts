import type { Problems } from "#core/refusal"
import type { HeldForm } from "#server/form/read-held"

/** The sentence about a field, or about a part of it: the problem of `topics.3` is one of `topics`. */
export function problemOf(problems: Problems, field: string): string | undefined {
  const name = Object.keys(problems).find((key) => isAbout(key, field))
  return name === undefined ? undefined : problems[name]
}

/**
 * Errors for the summary above a form: those of its fields in their order, then those of nothing that the form shows;
 * the message alone where there are none.
 */
export function errorsOf(
  { problems, message }: Pick<HeldForm, "problems" | "message">,
  fields: readonly string[],
): { field?: string; message: string }[] {
  const found = fields.flatMap((field) => {
    const problem = problemOf(problems, field)
    return problem === undefined ? [] : [{ field, message: problem }]
  })
  const others = Object.entries(problems).filter(([key]) => !fields.some((field) => isAbout(key, field)))
  const errors = [...found, ...others.map(([, problem]) => ({ message: problem }))]
  return errors.length > 0 || message === "" ? errors : [{ message }]
}

const isAbout = (key: string, field: string): boolean => key === field || key.startsWith(`${field}.`)

/** What was typed into a field of a form that was refused; the fallback where the form did not come back. */
export function typedIn({ values }: HeldForm, field: string, fallback: string): string {
  const value = values[field]
  if (value === undefined) return fallback
  return typeof value === "string" ? value : (value[0] ?? "")
}

/** What was typed into a form that came back and is shown no more, under the labels of its fields. */
export function wordsIn({ values }: HeldForm, labels: Readonly<Record<string, string>>) {
  return Object.entries(values).flatMap(([name, value]) => {
    const [field = "", part] = name.split(".")
    const label = labels[field]
    const text = [value].flat().join("\n")
    return label === undefined ? [] : [{ label: part ? `${label} ${part}` : label, text }]
  })
}
