import { userInfo } from "node:os"
import { Refusal } from "#core/refusal"
import { EnvProblem } from "#env"

/** Errors of ours whose message is a whole sentence for whoever runs the command. */
const OURS = new Set([
  "DatabaseInUse",
  "DatabaseUnfit",
  "DatabaseUnreachable",
  "OtherHistory",
  "StorageFull",
  "NotDurable",
  "UsageProblem",
  "BuildFailed",
  "PortUnavailable",
])

/** What stops a command, in a sentence with what to do about it; null for a bug, which is to keep its stack. */
export function sentenceFor(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof EnvProblem || error instanceof Refusal || OURS.has(error.name)) return error.message
  return aboutStore(error) ?? aboutFile(error) ?? (error.cause === undefined ? null : sentenceFor(error.cause))
}

/** What PostgreSQL says by its codes (its manual, appendix A). */
const STORE: Readonly<Record<string, string>> = {
  "42501":
    "The user in DATABASE_URL may not make tables in this database. As its owner, run: GRANT CREATE ON DATABASE … TO …; and, in that database: GRANT ALL ON SCHEMA public TO …;",
  "3F000": "This database has no schema “public”, where the tables are kept. As its owner, run: CREATE SCHEMA public;",
  "25006": "The database takes no writes just now. If it is a copy (a replica), name the original in DATABASE_URL.",
  "53100": "The disk of the database is full. Make room there and start again.",
  "53300": "The database takes no more connections. End some, or raise its max_connections.",
}

function aboutStore(error: Error): string | null {
  const code = "code" in error ? String(error.code) : ""
  const sentence = STORE[code]
  return sentence ? `${sentence} (PostgreSQL said: ${error.message})` : null
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: "this user has no right to",
  EPERM: "this user has no right to",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is used up",
  ENOTDIR: "a part of its path is a file",
  EEXIST: "a file of that name is there",
  ENAMETOOLONG: "its path is too long",
}

/** A file or folder that cannot be made or written. */
function aboutFile(error: Error): string | null {
  if (!("code" in error) || !("path" in error) || typeof error.path !== "string") return null
  const why = WHY[String(error.code)]
  if (!why) return null
  return `${error.path} cannot be written: ${why}. Let the user “${userName()}” write there; the data's folder is named by DATA_DIR, the build's is .next beside the sources.`
}

/** A container may run us as a number that has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? "this one")
  }
}
