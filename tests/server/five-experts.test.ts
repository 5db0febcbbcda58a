import { expect, test } from "vitest"
import { attributedText } from "#core/authorship/attributed"
import { readAuthorship } from "#server/article/read-authorship"
import type { Context } from "#server/context"
import { readReview } from "#server/contribution/read-review"
import { undoMerge } from "#server/contribution/undo"
import { verifyHistory } from "#server/history/verify"
import { editArticle, merge, seen, sendEdit, sendInsight } from "#tests/support/contributing"
import { inWorld, PUBLISHING, someone, type World } from "#tests/support/world"

/*
 * Five experts write against the first revision of one article; two editors edit it themselves, decide in some order, put
 * words of their own in place of an expert's, settle a conflict and take one merge back. Every word of the end is known.
 */

const ORDERS = [
  ["ada", "bo", "cy", "di", "flo"],
  ["flo", "di", "cy", "bo", "ada"],
  ["cy", "flo", "ada", "di", "bo"],
  ["di", "ada", "flo", "bo", "cy"],
] as const

const END = [
  "The/Ed trial/Ed enrolled/Ed 130/Ada adults/Ada with/Ed relapsed/Bo chronic/Ed lymphocytic/Ed leukaemia/Ed",
  "Half/Ed of/Ed them/Ed took/Ed a/Ed tablet/Ed of/Ed 10/Eve mg/Ed daily/Ed for/Ed up/Eve to/Eve two/Cy years/Cy",
  "What/Ed it/Ed found/Ed",
  "After/Ed a/Ed year/Ed most/Ed of/Ed them/Ed had/Ed no/Ed sign/Ed of/Ed disease/Ed",
  "Nobody/Ed can/Di yet/Eve say/Di how/Ed long/Ed that/Ed lasts/Ed",
]

test.each(ORDERS)("five experts and two editors: every word is as expected and its author's (%s first)", (...order) =>
  inWorld(async (all) => {
    const eve = await someone(all.db, { name: "Eve Editor", role: "editor" })
    const bo = await someone(all.db, { name: "Bo Expert" })
    const cy = await someone(all.db, { name: "Cy Expert" })
    const di = await someone(all.db, { name: "Di Expert" })
    const flo = await someone(all.db, { name: "Flo Expert" })
    const sent = {
      ada: await sendEdit(all.ada, all.slug, [["120 people", "130 adults"]]),
      bo: await sendEdit(bo, all.slug, [["with chronic", "with relapsed chronic"]]),
      cy: await sendEdit(cy, all.slug, [["for a year.", "for two years."]]),
      di: await sendEdit(di, all.slug, [["Nobody knows yet how", "Nobody can say how"]]),
      flo: await sendEdit(flo, all.slug, [["no sign of disease.", "no sign of disease, in blood or marrow."]]),
    }
    const note = await sendInsight(all.ada, all.slug, { exact: "120 people" })
    await editArticle(eve, all.articleId, [
      ["5 mg", "10 mg"],
      ["for a year.", "for eighteen months."],
    ])
    for (const [i, who] of order.entries()) {
      const editor = i % 2 === 0 ? all.ed : eve
      if (who === "cy") await mergeSettled(eve, sent.cy)
      else if (who === "di") await mergeAmended(eve, sent.di)
      else await merge(editor, sent[who])
    }
    await merge(all.ed, note)
    await undoMerge(all.ed, {
      ...(await seen(all, sent.flo)),
      ...PUBLISHING,
      message: "Not in the report.",
      resolutions: {},
    })
    expect(await wordsAndAuthors(all)).toEqual(END)
    expect((await verifyHistory(all)).misfit).toBeNull()
  }),
)

/** Both changed how long it lasted: Eve keeps Cy's words and puts two of her own before them. */
async function mergeSettled(eve: Context, id: string): Promise<void> {
  const place = (await readReview(eve, id))?.edit?.merged.conflicts[0]?.id ?? ""
  expect(place).not.toBe("")
  await merge(eve, id, { resolutions: { [place]: { take: "custom", text: "up to two years" } } })
}

/** Eve takes Di's words with one of her own between them. */
async function mergeAmended(eve: Context, id: string): Promise<void> {
  const change = (await readReview(eve, id))?.edit?.merged.changes[0]?.id ?? ""
  await merge(eve, id, { rulings: { [change]: { verdict: "amend", text: "can yet say", word: "" } } })
}

/** Each block's words with the first name of who wrote them: "130/Ada adults/Ada". */
async function wordsAndAuthors({ db, slug }: World): Promise<string[]> {
  const view = await readAuthorship({ db }, slug)
  const names = new Map(view?.writings.map(({ origin, by }) => [origin, by[0]?.name.split(" ")[0] ?? ""]))
  return (view?.document.blocks ?? []).map((block) =>
    Array.from(attributedText(block).matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => {
      const run = view?.written.find(
        ({ blockId, from, to }) => blockId === block.id && from <= index && index + word.length <= to,
      )
      return `${word}/${names.get(run?.origin ?? "")}`
    }).join(" "),
  )
}
