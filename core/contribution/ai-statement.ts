import type { AiUse } from "#core/contribution/vocabulary"

/** What readers are told about the use of AI tools in a contribution, from what its author declared. */
export function aiStatement(use: AiUse, note: string): string {
  if (use === "none") return "Written without AI tools."
  if (use === "language") return "AI tools were used for spelling, grammar or translation only."
  return `AI tools were used to draft or research parts of this${note ? `: ${/[.!?]$/.test(note) ? note : `${note}.`}` : "."}`
}
