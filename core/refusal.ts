/** The closed list of reasons for which a verb says no. The door turns each into a status and a whole sentence. */
export const REFUSAL_CODES = [
  "sign-in-required",
  "not-allowed",
  "not-found",
  "invalid-input",
  "out-of-date",
  "not-possible-now",
  "disclosure-needed",
  "acknowledgement-needed",
  "profile-needed",
  "conflict-unresolved",
  "too-many-requests",
  "too-large",
  "unavailable",
  "bug",
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** Field name -> one whole sentence saying what is wrong with it and what to do. */
export type Problems = Readonly<Record<string, string>>

/**
 * A "no" that is no bug. Thrown by verbs, so that their transaction rolls back; turned into an answer once, at the door.
 * `message` is a whole sentence for the person who asked; `problems` says which fields caused it.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly problems: Problems
  /** After how many seconds asking again can help, where that is known. */
  readonly waitSeconds: number | undefined

  constructor(code: RefusalCode, message: string, problems: Problems = {}, waitSeconds?: number) {
    super(message)
    this.name = "Refusal"
    this.code = code
    this.problems = problems
    this.waitSeconds = waitSeconds
  }
}
