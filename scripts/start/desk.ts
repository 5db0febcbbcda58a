import { ne } from "drizzle-orm"
import type { Database } from "#db/client"
import { person } from "#db/tables/people"
import type { Env } from "#env"

/**
 * Whole sentences about what keeps everybody from opening the desk, each with what to do; none where somebody can, and none
 * in the try-out, whose people need no proof.
 */
export async function whatKeepsTheDeskClosed(
  { mode, orcid, editorsByEmail, firstAdmin }: Pick<Env, "mode" | "orcid" | "editorsByEmail" | "firstAdmin">,
  db: Database,
): Promise<string[]> {
  if (mode === "try-out") return []
  const problems: string[] = []
  if (!orcid && !editorsByEmail) {
    problems.push(
      "Nobody can open the desk: editors need a stronger sign-in than a link in an e-mail. Set ORCID_CLIENT_ID and ORCID_CLIENT_SECRET, or EDITORS_BY_EMAIL=1 (the README says what that risks).",
    )
  }
  if (!firstAdmin && (await db.$count(person, ne(person.role, "member"))) === 0) {
    problems.push(
      "Nobody here is an editor or administrator. Set FIRST_ADMIN to the e-mail address of the first administrator, or run: npm run grant -- EMAIL admin",
    )
  }
  return problems
}
