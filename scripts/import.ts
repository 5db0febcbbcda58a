import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { parseArgs } from "node:util"
import { and, eq, isNull } from "drizzle-orm"
import { site } from "#auth/site"
import { inReport } from "#core/import/report"
import { counted } from "#core/metadata/in-words"
import { closeDatabase, database } from "#db/client"
import { person } from "#db/tables/people"
import { env } from "#env"
import { draftArticle } from "#server/article/draft"
import { contextFor } from "#server/context"
import { showingProgress } from "./progress"
import { say, sayWhatStopsUs, UsageProblem } from "./say"

const CALL =
  "Call it as: npm run import -- FILE.md [--by EMAIL] [--author NAME]... (Markdown, or plain text when the name ends in .txt)"

/** `npm run import -- FILE`: makes a draft article of a file, in the name of an editor, and reports what could not be kept. */
await sayWhatStopsUs(async () => {
  const { file, email, authors } = asked()
  const markdown = readText(file)
  const db = await database()
  try {
    const [editor] = await db
      .select()
      .from(person)
      .where(and(isNull(person.erasedAt), email ? eq(person.email, email.toLowerCase()) : eq(person.role, "editor")))
      .limit(1)
    if (!editor)
      throw new UsageProblem(
        email ? `Nobody has the address ${email}.` : "There is no editor yet: npm run grant -- EMAIL editor",
      )
    const actor = { kind: "person", personId: editor.id, role: editor.role, name: editor.name } as const
    const ctx = contextFor({ actor, db, now: new Date(), sender: site() })
    const form = /[.](txt|text)$/i.test(file) ? "plain" : "markdown"
    const input = { markdown, topic: "", form, fileName: basename(file), imported: true, authors }
    const made = await showingProgress(
      () => `reading ${basename(file)}, ${counted(markdown.length, "character")}`,
      () => draftArticle(ctx, input),
    )
    for (const line of inReport(made)) say(line)
    for (const { line, what } of made.dropped) say(`${basename(file)}:${line}: ${what}`)
    say(
      made.dropped.length === 0
        ? "Everything was kept."
        : `To look at: ${counted(made.dropped.length, "line")} of this report.`,
    )
    say(`The draft “${made.slug}” is at ${env().authUrl}/desk/articles/${made.articleId}`)
  } finally {
    await closeDatabase()
  }
})

/** Authors are named in the order in which they are given; without any, the text says who they are. */
function asked(): { readonly file: string; readonly email: string | undefined; readonly authors: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { by: { type: "string" }, author: { type: "string", multiple: true, default: [] } },
    })
    const [file, ...others] = positionals
    if (file && others.length === 0) return { file, email: values.by, authors: values.author }
  } catch {}
  throw new UsageProblem(CALL)
}

function readText(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof TypeError) throw new UsageProblem(`${file} is not UTF-8 text.`)
    throw new UsageProblem(`${file} cannot be read.`)
  }
}
