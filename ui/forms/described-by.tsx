/** The ids that describe a control: its error first, then its hint. */
export function describedBy(id: string, has: { hint?: unknown; error?: unknown }): string | undefined {
  return [has.error && errorId(id), has.hint && hintId(id)].filter(Boolean).join(" ") || undefined
}

export const hintId = (id: string) => `${id}-hint`
export const errorId = (id: string) => `${id}-error`
