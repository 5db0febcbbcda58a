import type { Answered, Signed } from "./browser"
import { type Planted, SLUG } from "./heavy"
import type { Row } from "./measured"

type World = { readonly member: Signed; readonly editor: Signed; readonly planted: Planted }

const words = (count: number, of: string) => Array.from({ length: count }, (_, n) => `${of}${n}`).join(" ")
const paragraphs = (count: number, each: number) =>
  Array.from({ length: count }, (_, n) => words(each, `w${n}x`)).join("\n\n")
const table = (rows: number, columns: number) =>
  `${"| h ".repeat(columns)}|\n${"| - ".repeat(columns)}|\n${`${"| 12.5 ".repeat(columns)}|\n`.repeat(rows)}`
const blocks = (count: number, each: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `n${n}`,
    type: "paragraph",
    content: [{ type: "text", text: words(each, `w${n}x`) }],
  }))
const tableBlock = (rows: number, columns: number) => ({
  id: "table",
  type: "table",
  columns: Array<null>(columns).fill(null),
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => [{ type: "text", text: "12.5" }])),
  content: [],
})
const SAID = { aiUse: "none", aiNote: "", licence: "yes", interestsConfirmed: "yes" }

/** What a member and an editor send, heaviest first: each is refused, or answered without others having to wait. */
export function rows({ member, editor, planted }: World): Row[] {
  const save = (id: string, saves: number, changes: object) => () =>
    member.post(`/contributions/${id}/save`, { saves, changes })
  const open = (by: Signed, path: string) => () => by.get(path)
  const four = (ask: () => Promise<Answered>) => () => Promise.all([ask(), ask(), ask(), ask()])
  const edit = (parts: object[], on = 6) => ({
    proposed: { on, parts: [{ keep: [0, 3] }, ...parts] },
    reason: "Because it is so.",
  })
  const stored = (["blank", "wide", "hidden", "many", "most"] as const).flatMap((name) => {
    const path = `/contributions/${planted[name]}`
    const send = { saves: 0, roles: ["suggested_edit"], ...SAID }
    return [
      { name: `${STORED[name]}, kept earlier: check`, ask: open(member, `${path}/check`) },
      { name: `${STORED[name]}, kept earlier: send`, ask: () => member.post(`${path}/send`, send) },
      { name: `${STORED[name]}, kept earlier: write`, ask: open(member, `${path}/write?show=problems`) },
    ]
  })
  const { insight, edit: within, other } = planted
  let made = ""
  const make = (markdown: string) => async () => {
    const answer = await editor.post("/desk/articles/new/make", {
      markdown,
      topic: "",
      form: "markdown",
      authors: "Ed Marlowe",
    })
    made = answer.text.match(/"articleId":"([0-9a-f-]{36})"/)?.[1] ?? made
    return answer
  }
  return [
    { name: "insight of 200 kB, a and blank lines: save", ask: save(insight, 0, { body: "a\n\n".repeat(66_000) }) },
    { name: "the same, 4 at once", ask: four(save(insight, 0, { body: "a\n\n".repeat(66_000) })) },
    { name: "the same, 20 kB: save", ask: save(insight, 0, { body: "a\n\n".repeat(6_600) }) },
    { name: "insight with a 200 kB table: save", ask: save(insight, 0, { body: table(2_400, 20) }) },
    { name: "200 kB of U+200B: save", ask: save(insight, 0, { body: "\u200b".repeat(66_000) }) },
    { name: "edit of 2,000 paragraphs: save", ask: save(within, 0, edit(blocks(2_000, 10))) },
    { name: "edit of 9,000 paragraphs: save", ask: save(within, 0, edit(blocks(9_000, 8))) },
    { name: "table 50 x 300 in an edit: save", ask: save(within, 0, edit([tableBlock(300, 50)])) },
    { name: "20,000 times the same blocks: save", ask: save(within, 0, edit(Array(19_000).fill({ keep: [0, 20] }))) },
    ...stored,
    { name: "check of 200 kB, 4 at once", ask: four(open(member, `/contributions/${planted.blank}/check`)) },
    {
      name: "within bounds: insight of 19 kB: save",
      ask: save(insight, 0, { body: paragraphs(45, 60).slice(0, 19_000) }),
    },
    { name: "within bounds: insight of 19 kB: check", ask: open(member, `/contributions/${insight}/check`) },
    { name: "within bounds: edit of 290 paragraphs: save", ask: save(within, 0, edit(blocks(290, 16))) },
    { name: "within bounds: edit of 290 paragraphs: check", ask: open(member, `/contributions/${within}/check`) },
    { name: "within bounds: its last page", ask: open(member, `/contributions/${within}/check?page=6`) },
    { name: "within bounds: write", ask: open(member, `/contributions/${within}/write`) },
    {
      name: "within bounds: send",
      ask: () => member.post(`/contributions/${within}/send`, { saves: 1, roles: ["suggested_edit"], ...SAID }),
    },
    { name: "within bounds: what was sent", ask: open(member, `/contributions/${within}`) },
    { name: "within bounds: review at the desk", ask: open(editor, `/desk/${within}`) },
    { name: "within bounds: the queue", ask: open(editor, "/desk") },
    { name: "within bounds: table 20 x 50: save", ask: save(other, 0, edit([tableBlock(48, 20)], 2)) },
    { name: "within bounds: table 20 x 50: check", ask: open(member, `/contributions/${other}/check`) },
    { name: "editor: 400 kB table: import", ask: make(`# T\n\nIntro.\n\n${table(2_500, 20)}`) },
    { name: "editor: table of 1,900 cells: import", ask: make(`# A table\n\nIntro.\n\n${table(188, 10)}`) },
    { name: "editor: 1,900 paragraphs: import", ask: make(`# Lines\n\n${paragraphs(1_900, 24).slice(0, 390_000)}`) },
    { name: "editor: 390 kB of prose: import", ask: make(`# Prose\n\n${paragraphs(600, 80).slice(0, 390_000)}`) },
    { name: "editor: its page", ask: () => editor.get(`/desk/articles/${made}`) },
    {
      name: "editor: publish it",
      ask: () =>
        editor.post(`/desk/articles/${made}/publish`, {
          note: "First published",
          significance: "substantive",
          saves: 1,
          liveSeq: 0,
        }),
    },
    { name: "an article that is not there", ask: open(member, "/articles/there-is-no-such-article") },
    { name: "the article", ask: open(member, `/articles/${SLUG}`) },
  ]
}

const STORED = {
  blank: "insight of 200 kB, a and blank lines",
  wide: "insight with a 200 kB table",
  hidden: "200 kB of U+200B",
  many: "edit of 2,000 paragraphs",
  most: "edit of 9,000 paragraphs",
} as const
