import type { Block, Document, Inline, Source } from "#core/document/schema"
import type { Highlight } from "#ui/article/highlights"

const t = (text: string, ...marks: ("strong" | "em" | "sub" | "sup" | "code" | "strike")[]): Inline =>
  marks.length === 0 ? { type: "text", text } : { type: "text", text, marks: marks.map((type) => ({ type })) }
const p = (id: string, ...content: Inline[]): Block => ({ id, type: "paragraph", content })
const item = (id: string, list: "bullet" | "ordered", indent: number, text: string): Block => ({
  id,
  type: "list_item",
  list,
  indent,
  content: [t(text)],
})

export const SOURCES: Source[] = [
  { id: "dinardo", text: "DiNardo CD, et al. N Engl J Med. 2020;383:617–629.", doi: "10.1056/NEJMoa2012971" },
  { id: "abstract", text: "Abstract book of the annual meeting, 2025.", url: "https://www.hematology.org/meetings" },
]

export const DOCUMENT: Document = {
  blocks: [
    p(
      "opening",
      t("Twenty-two people whose leukemia had outlasted "),
      t("venetoclax", "strong"),
      t(" were given another drug of its class, "),
      t("lisaftoclax", "em"),
      t("."),
      { type: "citation", refId: "abstract" },
      t(" In seven of them the disease responded."),
    ),
    { id: "where", type: "heading", level: 2, content: [t("Where treatment ends today")] },
    p(
      "routes",
      t(
        "Several routes of escape are known. Some cells change the target, so that the drug no longer fits; others lean on ",
      ),
      t("a sibling protein and stop needing it at all."),
      { type: "citation", refId: "dinardo" },
      { type: "citation", refId: "abstract" },
    ),
    { id: "pull", type: "quote", pull: true, content: [t("A better key helps only if the lock still matters.")] },
    { id: "said", type: "quote", content: [t("We would enrol patients, and we would not prescribe.")] },
    { id: "small", type: "heading", level: 3, content: [t("What was measured")] },
    item("one", "bullet", 0, "there was no control group;"),
    item("two", "bullet", 0, "seven responses among twenty-two leave a wide interval,"),
    item("three", "bullet", 1, "from about 14 to 55 percent;"),
    { ...item("four", "ordered", 0, "a numbered list that begins at three"), start: 3 } as Block,
    item("five", "ordered", 0, "and goes on."),
    {
      id: "responses",
      type: "table",
      columns: ["left", "right", "right"],
      rows: [
        [[t("Group")], [t("Patients")], [t("Any response")]],
        [[t("AML after venetoclax")], [t("22")], [t("31.8%")]],
        [[t("Newly diagnosed, high-risk MDS")], [t("40")], [t("80.0%")]],
      ],
      content: [t("Responses by group")],
    },
    { id: "code", type: "code", language: "R", content: [{ type: "text", text: "binom.test(7, 22)$conf.int" }] },
    { id: "rule", type: "divider", content: [] },
    p(
      "end",
      t("H"),
      t("2", "sub"),
      t("O, 10"),
      t("9", "sup"),
      t(" cells per litre, "),
      t("ΔΨm", "code"),
      t(" and an α."),
    ),
  ],
}

export const HIGHLIGHTS: Highlight[] = [
  { blockId: "routes", from: 36, to: 98, insightIds: ["ada"] },
  { blockId: "routes", from: 116, to: 131, insightIds: ["ben"] },
]
