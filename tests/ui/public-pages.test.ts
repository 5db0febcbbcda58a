import { describe, expect, it } from "vitest"
import type { Byline } from "#core/credit/byline"
import { diffDocuments } from "#core/text/diff"
import { cite, doc, em, h2, p, source, t, table, withId } from "#tests/support/documents"
import { AnnotatedBody, InsightsApart } from "#ui/article/annotated-body"
import { ArticleCredits } from "#ui/article/article-credits"
import { HeadNotices, NoticeList, type PublicNotice, StandingNotice } from "#ui/article/article-notices"
import { type Insight, placeInsights } from "#ui/article/insights"
import { Comparison } from "#ui/compare/comparison"
import { stretchesOf, summaryOf } from "#ui/compare/stretches"
import { FrontList } from "#ui/front/front-list"
import { type HistoryChange, HistoryList } from "#ui/history/history-list"
import { PersonSum } from "#ui/people/person-works"
import { draw } from "./draw"

const AT = new Date("2025-12-14T00:00:00Z")
const byline = (name: string): Byline => ({
  personId: name,
  slug: name.toLowerCase(),
  name,
  credentials: "MD",
  affiliation: "Clinic",
  orcid: null,
  verification: { level: "none", how: "", at: null },
})
const insight = (contributionId: string, over: Partial<Insight> = {}): Insight => ({
  contributionId,
  byline: byline("Ada"),
  body: doc(p(`Body of ${contributionId}.`)),
  disclosureLine: "Declared interests: stock (Roche).",
  certifiedAt: AT,
  namedHere: [],
  roles: ["expert_commentary"],
  aiUse: "none",
  aiNote: "",
  sentAt: AT,
  baseSeq: 3,
  passage: "the passage",
  place: null,
  ...over,
})
const at = (blockId: string, from: number, to: number, state: "anchored" | "changed" = "anchored") => ({
  state,
  ranges: [{ blockId, from, to }],
})
const TEXT = doc(withId("one", p("First paragraph.")), withId("two", p("Second paragraph.")))
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim()

describe("insights", () => {
  it("are lettered in the order of their passages, whatever order they were merged in", () => {
    const placed = placeInsights(
      [insight("late", { place: at("two", 0, 6) }), insight("early", { place: at("one", 0, 5) })],
      TEXT,
    )
    expect([...placed.letters]).toEqual([
      ["early", "a"],
      ["late", "b"],
    ])
    expect([...placed.beside.keys()]).toEqual(["one", "two"])
  })

  it("on a passage that was torn apart stand once, beside its first piece", () => {
    const ranges = [at("two", 0, 6), at("one", 0, 5)].flatMap((place) => place.ranges)
    const placed = placeInsights([insight("torn", { place: { state: "changed", ranges } })], TEXT)
    expect([...placed.beside]).toEqual([["one", [expect.objectContaining({ contributionId: "torn" })]]])
  })

  it("on the whole article, and on words that are gone, stand apart from each other", () => {
    const orphan = insight("orphan", { place: { state: "orphaned", ranges: [] } })
    const placed = placeInsights([insight("whole"), orphan], TEXT)
    expect(placed.whole.map((one) => one.contributionId)).toEqual(["whole"])
    expect(placed.gone.map((one) => one.contributionId)).toEqual(["orphan"])
  })

  it("in a table stand beside it, with a passage to lead back to", () => {
    const grid = doc(withId("grid", table([["Drug", "Dose"]], "Title")))
    const placed = placeInsights([insight("cell", { place: at("grid", 6, 10) })], grid)
    const html = draw(AnnotatedBody, { slug: "key", document: grid, sources: [], placed })
    expect(html).toContain('<mark class="passage" id="passage-cell"')
    expect(html).toContain('id="insight-cell"')
  })

  it.each([
    ["beside the text", { place: at("one", 0, 5) }],
    ["beside words that changed", { place: at("one", 0, 5, "changed") }],
    ["on the whole article", { place: null }],
    ["about words that are gone", { place: { state: "orphaned" as const, ranges: [] } }],
  ])("%s carry name, interests, role and the way to their record", (_, over) => {
    const placed = placeInsights([insight("x", over)], TEXT)
    const html =
      draw(AnnotatedBody, { slug: "key", document: TEXT, sources: [], placed }) +
      draw(InsightsApart, { slug: "key", ...placed })
    expect(html.match(/id="insight-x"/g)).toHaveLength(1)
    for (const part of [
      "Ada",
      "stock (Roche).",
      "Expert commentary",
      "Body of x.",
      'href="/articles/key/contributions/x"',
    ])
      expect(html).toContain(part)
  })

  it("about words that are gone quote them and lead to the revision that had them", () => {
    const placed = placeInsights([insight("x", { place: { state: "orphaned", ranges: [] } })], TEXT)
    const html = draw(InsightsApart, { slug: "key", ...placed })
    expect(html).toContain("the passage</blockquote>")
    expect(words(html)).toContain("About revision 3; the passage is no longer in the article.")
    expect(html).toContain('href="/articles/key/revisions/3"')
  })

  it("tell readers where AI tools were used, and are silent where none were", () => {
    const told = (over: Partial<Insight>) => draw(InsightsApart, { slug: "key", whole: [insight("x", over)], gone: [] })
    expect(told({ aiUse: "content", aiNote: "a first draft" })).toContain("or research parts of this: a first draft.")
    expect(told({ aiUse: "none" })).not.toContain("AI tools")
  })
})

describe("the list of articles", () => {
  const article = {
    slug: "key",
    title: "A key",
    dek: "",
    topic: "",
    status: "live" as const,
    seq: 6,
    experts: 1,
    publishedAt: AT,
    updatedAt: AT,
    authors: [byline("Ed")],
    event: null,
  }

  it("tells a change with the number of its own revision and not of the newest", () => {
    const change = { seq: 5, note: "Corrected the rate.", by: byline("Ada") }
    const html = draw(FrontList, { articles: [{ ...article, change }] })
    expect(words(html)).toContain("Corrected the rate. Ada, in revision 5")
    expect(html).toContain('href="/articles/key/compare/4...5"')
  })

  it("names the first of many authors and counts the others", () => {
    const authors = ["Ada", "Ben", "Cy", "Di", "Eva"].map((name) => byline(name))
    const html = draw(FrontList, { articles: [{ ...article, authors, change: null }] })
    expect(words(html).replaceAll(" ,", ",")).toContain("By Ada, Ben, Cy and 2 others")
  })
})

describe("credits", () => {
  const credit = {
    byline: byline("Ada"),
    roles: ["fact_check" as const],
    wordsStanding: 1,
    insights: 0,
    edits: 2,
    cosigned: 0,
    together: [],
  }

  it("never name anybody without a line on their interests", () => {
    const disclosure = { statement: "No competing interests declared.", certifiedAt: AT, namedHere: [] }
    const html = draw(ArticleCredits, {
      credits: [
        { ...credit, disclosure },
        { ...credit, disclosure: null },
      ],
    })
    expect(html.match(/class="disclosure"/g)).toHaveLength(2)
    expect(html).toContain("Interests not declared yet.")
  })

  it("say what was done in our words and CRediT's, and what of it stands", () => {
    const html = draw(ArticleCredits, { credits: [{ ...credit, disclosure: null }] })
    expect(html).toContain('href="https://credit.niso.org/contributor-roles/validation/"')
    expect(words(html)).toContain("Fact check ( CRediT: Validation ) 2 edits merged, 1 word standing")
  })

  it("say with whom words were written, and that interests of who is only named are not stated", () => {
    const ben = { ...byline("Ben"), slug: null, isNameOnly: true }
    const together = [{ with: [byline("Ada"), byline("Cy")], words: 40 }]
    const html = draw(ArticleCredits, {
      credits: [{ ...credit, byline: ben, edits: 0, wordsStanding: 0, together, disclosure: null }],
    })
    expect(words(html)).toContain("40 words standing, written with Ada and Cy")
    expect(html).toContain("Interests not stated.")
    expect(html).not.toContain('href="/people')
  })
})

describe("the sum of somebody's work", () => {
  const work = { slug: "key", title: "A key", roles: [], lastAt: AT, insights: 0, edits: 0, cosigned: 0, together: [] }
  it.each([
    ["an insight counts", { insights: 1, wordsStanding: 0 }, true, "Credited in 1 article: 1 insight."],
    ["words count beside it", { insights: 2, wordsStanding: 30 }, true, "in 1 article: 2 insights, 30 words standing."],
    [
      "words written with others are counted with them",
      { wordsStanding: 5, together: [{ with: [byline("Ben")], words: 40 }] },
      true,
      "in 1 article: 5 words standing, 40 words standing, written with others.",
    ],
    ["editing needs no words", { wordsStanding: 0 }, false, "Credited in 1 article."],
    ["what was replaced is told", { wordsStanding: 0 }, true, "What they wrote there has been replaced since."],
  ])("%s, and nobody reads “0 words”", (_, some, others, told) => {
    const said = draw(PersonSum, { works: [{ ...work, ...some }], others }).replace(/<!-- -->/g, "")
    expect(said).toContain(told)
    expect(said).not.toMatch(/\b0 /)
  })
})

const notice = (over: Partial<PublicNotice> = {}): PublicNotice => ({
  type: "correction",
  wrong: "The rate was given as 40%.",
  stands: "The rate is 31.8%.",
  note: "Mended the rate",
  seq: 4,
  at: AT,
  saidAtSeq: 4,
  changed: null,
  isTakenBack: false,
  ...over,
})
const TAKEN_BACK = {
  isTakenBack: true,
  changed: { how: "taken_back", by: byline("Ed"), at: AT, reason: "It was the wrong kind." },
} as const

describe("that an article is not open", () => {
  const above = (status: "live" | "closed" | "withdrawn") =>
    draw(StandingNotice, { status, standing: { note: "The trial was retracted.", by: byline("Ed"), at: AT } })

  it.each([
    ["withdrawn", ["was withdrawn", "The trial was retracted.", "14 December 2025", ">Ed<"]],
    ["closed", ["closed to contributions", "The trial was retracted.", "14 December 2025", ">Ed<"]],
  ] as const)("says of a %s one why, since when and by whom", (status, parts) => {
    for (const part of parts) expect(above(status)).toContain(part)
  })

  it("is not said of an open one", () => {
    expect(above("live")).toBe("")
  })
})

describe("notices at the head of an article", () => {
  const atHead = (notices: PublicNotice[], substantive: number[] = [4]) =>
    draw(HeadNotices, { slug: "key", notices, substantive })

  it("say what was wrong and what stands now, and lead to what changed", () => {
    const html = words(atHead([notice()]))
    expect(html).toContain("What was wrong The rate was given as 40%. What stands now The rate is 31.8%.")
    expect(atHead([notice()])).toContain("/articles/key/compare/3...4")
  })

  it("without words of their own give the note of their revision", () => {
    expect(atHead([notice({ wrong: "", stands: "" })])).toContain("Mended the rate")
  })

  it.each<[string, PublicNotice[], number[], boolean]>([
    ["leave it when the article changes in substance again", [notice()], [5, 4], false],
    ["stay when only small things change", [notice()], [4, 2], true],
    ["come back when they are corrected", [notice({ saidAtSeq: 6 })], [5, 4], true],
    ["stay as long as they warn", [notice({ type: "expression_of_concern" })], [9, 4], true],
    ["go when they are taken back", [notice({ type: "retraction", ...TAKEN_BACK })], [4], false],
  ])("%s", (_, notices, substantive, stays) => {
    expect(atHead(notices, substantive) !== "").toBe(stays)
  })

  it("are all listed below the text, those that were taken back with who did it, when and why", () => {
    const html = words(draw(NoticeList, { slug: "key", notices: [notice(TAKEN_BACK)] }))
    expect(html).toContain("(taken back)")
    expect(html).toContain("Taken back on 14 December 2025 by Ed : It was the wrong kind.")
  })
})

describe("the history", () => {
  const change: HistoryChange = {
    seq: 4,
    kind: "merge",
    note: "What it means",
    significance: "substantive",
    mended: null,
    notice: null,
    author: byline("Ada"),
    approvedBy: byline("Ed"),
    contribution: { id: "c1", kind: "insight" },
    restoresSeq: null,
    at: AT,
  }
  const said = (over: Partial<HistoryChange>) =>
    words(draw(HistoryList, { slug: "key", changes: [{ ...change, ...over }] }))

  it.each<[string, Partial<HistoryChange>]>([
    ["Insight by Ada Approved by Ed", {}],
    ["Edit suggested by Ada Approved by Ed", { contribution: { id: "c1", kind: "edit" } }],
    ["Published by Ed", { kind: "create", contribution: null }],
    ["Edited by Ed", { kind: "edit", contribution: null }],
    ["Revision 2 restored by Ed", { kind: "restore", contribution: null, restoresSeq: 2 }],
    ["Merge of revision 3 undone by Ed", { kind: "undo", contribution: null, restoresSeq: 3 }],
    ["Minor change", { significance: "minor" }],
    ["Expression of concern", { notice: notice({ type: "expression_of_concern" }) }],
    [
      "Note mended by Ed on 14 December 2025 At first it said: “What it was” (minor change).",
      { mended: { by: byline("Ed"), at: AT, first: { note: "What it was", significance: "minor" } } },
    ],
  ])("says “%s”", (sentence, over) => {
    expect(said(over)).toContain(sentence)
  })

  it("leads to the revision, its change and the record", () => {
    const html = draw(HistoryList, { slug: "key", changes: [change] })
    expect([...html.matchAll(/href="(\/articles[^"]+)"/g)].map((match) => match[1])).toEqual([
      "/articles/key/revisions/4",
      "/articles/key/compare/3...4",
      "/articles/key/contributions/c1",
    ])
  })

  it("does not compare the first revision with anything", () => {
    expect(draw(HistoryList, { slug: "key", changes: [{ ...change, seq: 1 }] })).not.toContain("compare")
  })
})

describe("a comparison", () => {
  const side = (seq: number, document = TEXT, over = {}) => ({
    seq,
    title: "A key",
    dek: "",
    authors: [{ name: "Ada Expert" }],
    document,
    sources: [source("s1"), source("s2")],
    ...over,
  })
  const compare = (from: ReturnType<typeof side>, to: ReturnType<typeof side>) =>
    draw(Comparison, {
      slug: "key",
      from,
      to,
      changes: diffDocuments(from.document, to.document),
      insightsAdded: [],
      insightsRemoved: [],
      layout: "inline",
    })
  it("says that the byline changed, and not that it stayed", () => {
    const named = side(2, TEXT, { authors: [{ name: "Ada Expert" }, { name: "Cy Young" }] })
    const html = compare(side(1), named)
    expect(html).toContain("Byline changed")
    expect(html).toMatch(/<ins[^>]*>.*and Cy Young.*<\/ins>/)
    expect(compare(named, named)).not.toContain("Byline")
  })
  const long = doc(...["a", "b", "c", "d"].map((id) => withId(id, p(`Paragraph ${id} stays as it is.`))))
  const later = doc(
    ...long.blocks.map((block) =>
      block.id === "c" ? withId("c", p("Paragraph c stays ", em("as it is"), ".")) : block,
    ),
    withId("new", p("A paragraph that is new.")),
  )

  it("folds away what stayed and numbers what did not", () => {
    expect(
      stretchesOf(diffDocuments(long, later)).map((one) => (one.kind === "change" ? one.number : one.changes.length)),
    ).toEqual([2, 1, 1, 2])
    expect(compare(side(1, long), side(2, later))).toContain("<details><summary>2 passages unchanged</summary>")
  })

  it("sums up what happened", () => {
    expect(summaryOf(diffDocuments(long, later))).toBe("1 passage changed, 1 added")
    expect(summaryOf(diffDocuments(long, long))).toBe("")
  })

  it("says when only the format changed", () => {
    expect(words(compare(side(1, long), side(2, later)))).toContain("Paragraph: only the format changed")
  })

  it("says when a block moved", () => {
    const [a, b, c, d] = long.blocks
    const moved = { blocks: [b, c, d, a].flatMap((block) => block ?? []) }
    expect(words(compare(side(1, long), side(2, moved)))).toContain("Paragraph moved")
  })

  it("says when nothing differs", () => {
    expect(compare(side(2), side(2))).toContain("The text is the same, word for word.")
  })

  it("shows a changed headline", () => {
    expect(compare(side(1), side(2, TEXT, { title: "Another key" }))).toContain("Headline changed")
  })

  it("names sources that came, went and changed, and numbers citations by them", () => {
    const cited = doc(withId("x", p("Text", cite("s2"), " more.")), withId("y", h2("Head")))
    const recited = doc(withId("x", p("Text", cite("s3"), " more words.")), withId("y", h2("Head")))
    const html = compare(
      side(1, cited),
      side(2, recited, { sources: [source("s1", { text: "Reworded." }), source("s3")] }),
    )
    const list = words(html.slice(html.indexOf('<section class="source-list"')))
    expect(list).toBe("Sources Changed: Reworded. Added: Source s3. Removed: Source s2.")
    expect(html.match(/href="#source-\d"/g)).toEqual(['href="#source-3"', 'href="#source-2"'])
    expect(html).not.toContain("source missing")
  })
})

it("a text of an insight cannot be linked to, so that its ids never clash with the article's", () => {
  const body = doc(withId("one", p(t("Same id as a block."))))
  const placed = placeInsights([insight("x", { body, place: at("one", 0, 5) })], TEXT)
  const html = draw(AnnotatedBody, { slug: "key", document: TEXT, sources: [], placed })
  expect(html.match(/ id="one"/g)).toHaveLength(1)
})
