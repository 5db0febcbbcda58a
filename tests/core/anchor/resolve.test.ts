import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"
import type { Anchor, Passage } from "#core/anchor/anchor"
import { makeAnchor } from "#core/anchor/make"
import { passageAt } from "#core/anchor/passage"
import { resolveAnchor } from "#core/anchor/resolve"
import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import type { Block } from "#core/document/schema"
import { articleOf, attributed, wordIdentities } from "#tests/support/attributed"
import { cite, doc, p, table, withId } from "#tests/support/documents"

// Many cases each: a busy machine needs longer than the usual limit.
vi.setConfig({ testTimeout: 60_000 })

const BEFORE = "Blood was drawn at noon."
const PASSAGE = "Ten patients took the new drug twice a day for six weeks."
const AFTER = "Nobody felt sick."
const ARTICLE = doc(p(`${BEFORE} ${PASSAGE} ${AFTER}`), p("The trial went on in Spring."))

/** A passage of a block, found by its words. */
function passage(blocks: readonly AttributedBlock[], words: string): Passage {
  for (const { block } of blocks) {
    const at = attributedText(block).indexOf(words)
    const found = at < 0 ? null : passageAt(block, at, at + words.length)
    if (found) return found
  }
  throw new Error(`there is no passage "${words}"`)
}

function anchorOn(blocks: readonly AttributedBlock[], words: string): Anchor {
  const anchor = makeAnchor(passage(blocks, words), 1, blocks)
  if (!anchor) throw new Error("the passage was refused")
  return anchor
}

/** How an anchor stands: its state, then the words that each of its ranges covers. */
function standing(anchor: Anchor, blocks: readonly AttributedBlock[]): string[] {
  const { state, ranges } = resolveAnchor(anchor, blocks)
  const texts = new Map(blocks.map(({ block }) => [block.id, attributedText(block)]))
  return [state, ...ranges.map(({ blockId, from, to }) => texts.get(blockId)?.slice(from, to) ?? "")]
}

describe("a passage", () => {
  const [first, second] = ["Ten patients took the new drug", "twice a day for six weeks."]
  const cases: [string, Block[], string[]][] = [
    ["stays anchored when nothing changes", ARTICLE.blocks, ["anchored", PASSAGE]],
    [
      "stays anchored when the text around it changes",
      [p(`Morning came. ${PASSAGE} Some felt sick.`)],
      ["anchored", PASSAGE],
    ],
    [
      "stays anchored in another paragraph",
      [p(`${BEFORE} ${AFTER}`), p(`The trial went on in Spring. ${PASSAGE}`)],
      ["anchored", PASSAGE],
    ],
    ["stays anchored in a paragraph with a new id", [withId("x", p(PASSAGE))], ["anchored", PASSAGE]],
    [
      "stays anchored when a word less is said",
      [p(`${BEFORE} ${PASSAGE.replace("Ten ", "")} ${AFTER}`)],
      ["anchored", PASSAGE.replace("Ten ", "")],
    ],
    [
      "stays anchored in two ranges when a citation comes into it",
      [p(`${BEFORE} ${first}`, cite("s1"), ` ${second} ${AFTER}`)],
      ["anchored", first, second],
    ],
    [
      "is changed when a word comes into it",
      [p(`${BEFORE} ${first} only ${second} ${AFTER}`)],
      ["changed", first, second],
    ],
    [
      "is changed when a word in it is replaced",
      [p(`${BEFORE} ${PASSAGE.replace("new", "old")} ${AFTER}`)],
      ["changed", "Ten patients took the", "drug twice a day for six weeks."],
    ],
    [
      "is changed when it stands in two paragraphs",
      [p(`${BEFORE} ${first}`), withId("x", p(`${second} ${AFTER}`))],
      ["changed", first, second],
    ],
    ["is changed when less than 0.6 of it is left", [p(`${BEFORE} ${first} ${AFTER}`)], ["changed", first]],
    ["is orphaned when less than 0.3 of it is left", [p(`${BEFORE} six weeks. ${AFTER}`)], ["orphaned"]],
    ["is orphaned when it is gone", [p(`${BEFORE} ${AFTER}`)], ["orphaned"]],
    ["is orphaned when the article is blank", [], ["orphaned"]],
    [
      "is orphaned when only its like is said anew",
      [p(`${BEFORE} ${AFTER}`), p("Ten persons got the old drugs once a week for five months.")],
      ["orphaned"],
    ],
  ]
  test.each(cases)("%s", (_, after, expected) => {
    const article = articleOf(ARTICLE)
    const anchor = anchorOn(article.blocks(), PASSAGE)
    expect(standing(anchor, article.next(doc(...after), "bob").blocks)).toEqual(expected)
  })

  test("that was taken out and given back is anchored again", () => {
    const article = articleOf(ARTICLE)
    const anchor = anchorOn(article.blocks(), PASSAGE)
    expect(standing(anchor, article.next(doc(p(`${BEFORE} ${AFTER}`)), "bob").blocks)).toEqual(["orphaned"])
    expect(standing(anchor, article.next(ARTICLE, "cyd").blocks)).toEqual(["anchored", PASSAGE])
  })

  test("is not found in a copy of it that is made before it goes", () => {
    const article = articleOf(ARTICLE)
    const anchor = anchorOn(article.blocks(), PASSAGE)
    const copied = [...ARTICLE.blocks, withId("copy", p(PASSAGE))]
    expect(standing(anchor, article.next({ blocks: copied }, "bob").blocks)).toEqual(["anchored", PASSAGE])
    expect(standing(anchor, article.next({ blocks: copied.slice(1) }, "cyd").blocks)).toEqual(["orphaned"])
  })

  test("of a table stands in its cell", () => {
    const rows = (dose: string) =>
      table(
        [
          ["Drug", "Dose"],
          ["Aspirin", dose],
        ],
        "Doses",
      )
    const article = articleOf(doc(rows("five grams a day")))
    const anchor = anchorOn(article.blocks(), "five grams")
    expect(standing(anchor, article.next(doc(rows("about five grams a day")), "bob").blocks)).toEqual([
      "anchored",
      "five grams",
    ])
  })

  test("written by two people is one range where their words touch", () => {
    const article = articleOf(doc(p("Take two tablets.")))
    const { blocks } = article.next(doc(p("Take two (2) tablets.")), "bob")
    expect(standing(anchorOn(blocks, "two (2) tablets"), blocks)).toEqual(["anchored", "two (2) tablets"])
  })

  test("of a part of a word is widened to the word, and stays with it when that part stands elsewhere as a word", () => {
    const words = doc(p("Take bmcbd, not mcbd."))
    const article = articleOf(words)
    const anchor = anchorOn(article.blocks(), "mcbd")
    expect(standing(anchor, article.next(doc(p("Never take bmcbd, not mcbd.")), "bob").blocks)).toEqual([
      "anchored",
      "bmcbd",
    ])
  })

  test("of a single word is anchored or orphaned", () => {
    const article = articleOf(ARTICLE)
    const anchor = anchorOn(article.blocks(), "noon")
    expect(standing(anchor, article.blocks())).toEqual(["anchored", "noon"])
    expect(standing(anchor, article.next(doc(p("Blood was drawn at night.")), "bob").blocks)).toEqual(["orphaned"])
  })
})

describe("an anchor is refused", () => {
  const blocks = attributed(ARTICLE, "ada")
  const good = passage(blocks, PASSAGE)
  const cases: [string, Passage][] = [
    ["for words that are not at that place", { ...good, exact: PASSAGE.replace("new", "old") }],
    ["for a place that holds other words", { ...good, start: good.start + 1, end: good.end + 1 }],
    ["for a range that is longer than the words", { ...good, end: 9_999 }],
    ["for a block that is not there", { ...good, blockId: "gone" }],
    ["for no words", { ...good, end: good.start, exact: "" }],
  ]
  test.each(cases)("%s", (_, wrong) => {
    expect(makeAnchor(wrong, 1, blocks)).toBeNull()
  })
})

/** Words of one length: none is part of another ("mcbd" of "bmcbd"), or a passage of one word might be picked inside it. */
const anyWords = fc.uniqueArray(fc.stringMatching(/^[b-z]{5}$/), { minLength: 24, maxLength: 24 })
const threeParagraphs = (words: readonly string[]) =>
  doc(...[0, 8, 16].map((at) => p(`${words.slice(at, at + 8).join(" ")}.`)))

describe("whatever happens to an article", () => {
  const anyEdit = fc.record({
    at: fc.nat(23),
    length: fc.nat(9),
    put: fc.array(fc.stringMatching(/^a[b-z]{4}$/), { maxLength: 6 }),
  })

  test("a range covers only characters whose identity the passage has, and all of those outside white space", () => {
    fc.assert(
      fc.property(
        anyWords,
        fc.nat(7),
        fc.array(anyEdit, { maxLength: 4 }),
        fc.boolean(),
        (words, start, edits, turn) => {
          const article = articleOf(threeParagraphs(words))
          const picked = words.slice(8 + start, 16).join(" ")
          const anchor = anchorOn(article.blocks(), picked)
          const wanted = new Set(
            wordIdentities(article.blocks()).filter((word) => picked.split(" ").includes(word.split(" ")[0] ?? "")),
          )
          let text: string[] = [...words]
          for (const { at, length, put } of edits) text = text.toSpliced(at, length, ...put)
          const document = threeParagraphs([...text, ...Array.from({ length: 24 }, () => "end")])
          const { blocks } = article.next(turn ? { blocks: document.blocks.toReversed() } : document, "bob")
          const { state, ranges } = resolveAnchor(anchor, blocks)
          const covered = ranges.flatMap(({ blockId, from, to }) =>
            blocks
              .filter(({ block }) => block.id === blockId)
              .flatMap(({ block, spans }) => {
                const before = wordIdentities([{ block: p(attributedText(block).slice(0, from)), spans }])
                return wordIdentities([{ block: p(attributedText(block).slice(0, to)), spans }]).slice(before.length)
              }),
          )
          expect(covered.filter((word) => !wanted.has(word))).toEqual([])
          const alive = wordIdentities(blocks).filter((word) => wanted.has(word))
          expect(covered.toSorted()).toEqual(state === "orphaned" ? [] : alive.toSorted())
        },
      ),
    )
  })

  test("an anchor follows its paragraph wherever it is moved, and is back when the paragraph is given back", () => {
    fc.assert(
      fc.property(anyWords, fc.nat(3), fc.nat(4), fc.boolean(), (words, start, to, hasNewIds) => {
        const first = threeParagraphs(words)
        const article = articleOf(first)
        const picked = words.slice(8 + start, 8 + start + 4).join(" ")
        const anchor = anchorOn(article.blocks(), picked)
        const [, middle] = first.blocks
        const others = first.blocks.toSpliced(1, 1)
        const named = (blocks: Block[]) => ({
          blocks: hasNewIds ? blocks.map((block, i) => withId(`n${i}`, block)) : blocks,
        })
        const moved = named(middle ? others.toSpliced(to % 3, 0, middle) : others)
        expect(standing(anchor, article.next(moved, "bob").blocks)).toEqual(["anchored", picked])
        expect(standing(anchor, article.next(named(others), "cyd").blocks)).toEqual(["orphaned"])
        expect(standing(anchor, article.next(moved, "dee").blocks)).toEqual(["anchored", picked])
      }),
    )
  })

  test("an anchor on a block that nobody touches stands as it stood", () => {
    fc.assert(
      fc.property(anyWords, fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }), (words, others) => {
        const article = articleOf(threeParagraphs(words))
        const anchor = anchorOn(article.blocks(), words.slice(9, 14).join(" "))
        const before = resolveAnchor(anchor, article.blocks())
        const untouched = article
          .blocks()
          .filter(({ block }) => block.id === "b2")
          .map(({ block }) => block)
        const { blocks } = article.next(
          { blocks: [...untouched, ...others.map((text, i) => withId(`x${i}`, p(text)))] },
          "bob",
        )
        expect(resolveAnchor(anchor, blocks)).toEqual(before)
      }),
    )
  })
})
