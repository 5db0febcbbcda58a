import { mergeProposal } from "#core/contribution/merge-proposal"
import { diffDocuments } from "#core/text/diff"
import { openInMemory } from "#db/embedded/open"
import { migrateDatabase } from "#db/migrate"
import { documentOf, loadArticle, loadLive } from "#server/article/load"
import { mergeContribution } from "#server/contribution/merge"
import { readReview } from "#server/contribution/read-review"
import { MERGING, seen } from "#tests/support/contributing"
import { someone } from "#tests/support/world"
import { say } from "../say"
import { longReview, PARAGRAPHS, WORDS_EACH } from "./review/long"
import { benchReviewPage } from "./review/page"

const TIMES = 5

/**
 * Reviewing a contribution of 200 changes to an article of 20,000 words that has moved on since: what the desk's page reads,
 * with choices and with the preview, and the merge itself, on the embedded store; then the page in a browser.
 */
export async function benchReview(): Promise<void> {
  const opened = await openInMemory()
  try {
    await migrateDatabase(opened.db)
    const ada = await someone(opened.db, { name: "Ada Expert" })
    const ed = await someone(opened.db, { name: "Ed Editor", role: "editor" })
    const { articleId, id } = await longReview({ expert: ada, editor: ed })
    const first = await readReview(ed, id)
    const changes = first?.edit?.merged.changes ?? []
    const rulings = Object.fromEntries(
      changes.flatMap(({ id: change }, at) =>
        at % 5 === 0 ? [[change, { verdict: "amend" as const, text: `own words ${at}`, word: "" }]] : [],
      ),
    )
    say(`\nReviewing ${changes.length} changes to an article of ${PARAGRAPHS * WORDS_EACH} words, median of ${TIMES}`)
    await report("opening the review", () => readReview(ed, id))
    await report("with a fifth of the changes amended", () => readReview(ed, id, { rulings }))
    await report("and the preview with authorship", () => readReview(ed, id, { rulings, isAuthored: true }))
    const live = await loadLive(ed, await loadArticle(ed, articleId))
    const proposed = first?.edit?.proposed ?? { blocks: [] }
    const base = { blocks: (first?.edit?.base.blocks ?? []).map((block) => ({ block })), sources: [] }
    const merging = () => mergeProposal({ base, live, proposed, resolutions: {} })
    await report("  of which merging", async () => merging().changes)
    await report("  of which comparing", async () => diffDocuments(documentOf(live.blocks), merging().document))
    const decision = { ...(await seen(ed, id)), ...MERGING, rulings }
    const began = performance.now()
    await mergeContribution(ed, decision)
    say(`  ${"the merge itself, once".padEnd(40)} ${(performance.now() - began).toFixed(0)} ms`)
  } finally {
    await opened.close()
  }
  await benchReviewPage()
}

async function report(name: string, body: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now()
    await body()
    times.push(performance.now() - began)
  }
  const median = times.sort((one, other) => one - other)[Math.floor(TIMES / 2)] ?? 0
  say(`  ${name.padEnd(40)} ${median.toFixed(0)} ms`)
}
