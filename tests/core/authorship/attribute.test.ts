import { describe, expect, test } from "vitest"
import { attributeRevision } from "#core/authorship/attribute"
import { attributedText } from "#core/authorship/attributed"
import type { Block } from "#core/document/schema"
import { articleOf, attributed, credited } from "#tests/support/attributed"
import { cite, codeBlock, doc, em, h2, li, p, quote, strong, table, withId } from "#tests/support/documents"

const HOUSE = "There was a house on the hill."
const TREE = "A tall tree was standing close to the old wooden gate."

/** What Bob's revision makes of Ada's article. */
function revised(before: Block[], after: Block[]): string[] {
  return credited(
    attributeRevision({ before: attributed(doc(...before), "ada"), after: doc(...after), origin: "bob" }).blocks,
  )
}

/** Marks each word of a text as one person's. */
const by = (who: string, text: string) =>
  text
    .replace(/[\p{L}\p{N}'’-]+/gu, `$&/${who}`)
    .replace(/[.,;:!?]/g, "")
    .trim()

describe("a word keeps its author", () => {
  const cases: [string, Block[], Block[], string[]][] = [
    [
      "when others beside it change",
      [p(HOUSE)],
      [p("There was a hut on the hill.")],
      [`${by("ada", "There was a")} hut/bob ${by("ada", "on the hill")}`],
    ],
    [
      "when words are put before it",
      [p(HOUSE)],
      [p("Once upon a time there was a house.")],
      ["Once/bob upon/bob a/bob time/bob there/bob was/ada a/ada house/ada"],
    ],
    ["when its paragraph becomes a heading", [p(HOUSE)], [h2(HOUSE)], [by("ada", HOUSE)]],
    ["when it is set in italics", [p("A house.")], [p("A ", em("house"), ".")], [by("ada", "A house.")]],
    [
      "when its paragraph moves",
      [p(HOUSE), p(TREE)],
      [withId("b2", p(TREE)), withId("b1", p(HOUSE))],
      [by("ada", TREE), by("ada", HOUSE)],
    ],
    [
      "when its paragraph moves and has a new id",
      [p(HOUSE), p(TREE)],
      [withId("x", p(TREE)), withId("y", p(HOUSE))],
      [by("ada", TREE), by("ada", HOUSE)],
    ],
    [
      "when its sentence moves into another paragraph",
      [p(`${HOUSE} ${TREE}`), p("Nothing grew there.")],
      [p(HOUSE), p(`Nothing grew there. ${TREE}`)],
      [by("ada", HOUSE), by("ada", `Nothing grew there. ${TREE}`)],
    ],
    [
      "when a short sentence moves",
      [p(`The house burned. ${TREE}`), p("It rained.")],
      [p(TREE), p("It rained. The house burned.")],
      [by("ada", TREE), by("ada", "It rained The house burned")],
    ],
    ["when its paragraph is split", [p(`${HOUSE} ${TREE}`)], [p(HOUSE), p(TREE)], [by("ada", HOUSE), by("ada", TREE)]],
    ["when two paragraphs are joined", [p(HOUSE), p(TREE)], [p(`${HOUSE} ${TREE}`)], [by("ada", `${HOUSE} ${TREE}`)]],
    ["when a citation is put behind it", [p("Known.")], [p("Known", cite("s1"), ".")], [by("ada", "Known.")]],
    ["when a paragraph becomes a list item", [p(HOUSE)], [li(HOUSE)], [by("ada", HOUSE)]],
    [
      "in a cell when another cell changes",
      [
        table([
          ["Drug", "Dose"],
          ["A", "5 mg"],
        ]),
      ],
      [
        table([
          ["Drug", "Dose"],
          ["A", "10 mg"],
        ]),
      ],
      ["Drug/ada Dose/ada A/ada 10/bob mg/ada"],
    ],
    [
      "in a caption when a cell changes",
      [table([["Drug"], ["A"]], "Doses of drugs")],
      [table([["Drug"], ["B"]], "Doses of drugs")],
      [`${by("ada", "Doses of drugs Drug")} B/bob`],
    ],
    [
      "in code when the line after it changes",
      [codeBlock("let a = 1\nlet b = 2")],
      [codeBlock("let a = 1\nlet b = 3")],
      ["let/ada a/ada 1/ada let/ada b/ada 3/bob"],
    ],
    [
      "when words moved with it are changed",
      [p(`${HOUSE} Long ago it all burned down to grey ashes.`), p("Nothing grew there.")],
      [withId("b2", p(`Nothing grew there. ${HOUSE} Long ago it all sank down to grey ashes.`))],
      [`${by("ada", `Nothing grew there. ${HOUSE} Long ago it all`)} sank/bob ${by("ada", "down to grey ashes")}`],
    ],
  ]
  test.each(cases)("%s", (_, before, after, expected) => {
    expect(revised(before, after)).toEqual(expected)
  })
})

describe("a word keeps its author, whatever its block is called,", () => {
  const [first, second, third] = ["One two three four five.", "Red green blue white black.", "Cat dog cow hen pig."]
  const cases: [string, string[], string[]][] = [
    [
      "when blocks are counted anew because one comes in front",
      [first, second, third],
      ["New here.", first, second, third],
    ],
    ["when blocks are counted anew because the first goes", [first, second, third], [second, third]],
    ["when two exchange their ids", [first, second], [second, first]],
    [
      "when its lines are broken at other places",
      [`${first} Red`, `green blue white black. ${third}`],
      [first, second, third],
    ],
  ]
  test.each(cases)("%s", (_, before, after) => {
    const made = revised(
      before.map((text) => p(text)),
      after.map((text) => p(text)),
    )
    expect(made).toEqual(after.map((text) => by(text === "New here." ? "bob" : "ada", text)))
  })
})

describe("a word is new", () => {
  const cases: [string, Block[], Block[], string[]][] = [
    ["when a letter of it changed", [p("The color red.")], [p("The colour red.")], ["The/ada colour/bob red/ada"]],
    ["when its case changed", [p("aspirin helps")], [p("Aspirin helps")], ["Aspirin/bob helps/ada"]],
    ["when it is a copy of words that still stand", [p(TREE)], [p(TREE), p(TREE)], [by("ada", TREE), by("bob", TREE)]],
    [
      "when a function word alone stood there too",
      [p("The drug.")],
      [withId("x", p("By the book."))],
      ["By/bob the/bob book/bob"],
    ],
  ]
  test.each(cases)("%s", (_, before, after, expected) => {
    expect(revised(before, after)).toEqual(expected)
  })
})

describe("words given back belong to who wrote them", () => {
  const given: [string, Block[], Block[], Block[], string[]][] = [
    ["in their paragraph", [p(HOUSE), p(TREE)], [p(HOUSE)], [p(HOUSE), p(TREE)], [by("ada", HOUSE), by("ada", TREE)]],
    ["in another paragraph", [p(HOUSE), p(TREE)], [p(HOUSE)], [p(`${TREE} ${HOUSE}`)], [by("ada", `${TREE} ${HOUSE}`)]],
    ["when one word is changed back", [p(HOUSE)], [p("There was a hut on the hill.")], [p(HOUSE)], [by("ada", HOUSE)]],
    [
      "when a short sentence is put back elsewhere",
      [p(`${HOUSE} It burned down.`)],
      [p(HOUSE)],
      [p(HOUSE), p("It burned down.")],
      [by("ada", HOUSE), by("ada", "It burned down.")],
    ],
    [
      "after the whole article was blanked",
      [p(HOUSE), p(TREE)],
      [],
      [p(HOUSE), p(TREE)],
      [by("ada", HOUSE), by("ada", TREE)],
    ],
    ["after vandalism", [p(HOUSE)], [p("kirby kirby kirby")], [p(HOUSE)], [by("ada", HOUSE)]],
    [
      "with a word changed on the way",
      [p(HOUSE), p(TREE)],
      [p(HOUSE)],
      [p(HOUSE), p(TREE.replace("tall", "low"))],
      [by("ada", HOUSE), `A/ada low/cyd ${by("ada", TREE.replace("A tall ", ""))}`],
    ],
    [
      "with a citation among them",
      [p("One two", cite("s1"), " three four five.")],
      [],
      [p("One two", cite("s1"), " three four five.")],
      [by("ada", "One two three four five")],
    ],
    [
      "in code",
      [codeBlock("let first = second + third")],
      [],
      [codeBlock("let first = second + third")],
      ["let/ada first/ada second/ada third/ada"],
    ],
  ]
  test.each(given)("%s", (_, first, without, again, expected) => {
    const article = articleOf(doc(...first))
    article.next(doc(...without), "bob")
    expect(credited(article.next(doc(...again), "cyd").blocks)).toEqual(expected)
  })

  test("once only: a second copy is new", () => {
    const article = articleOf(doc(p(TREE)))
    article.next(doc(), "bob")
    article.next(doc(p(TREE)), "cyd")
    expect(credited(article.next(doc(p(TREE), p(TREE)), "dan").blocks)).toEqual([by("ada", TREE), by("dan", TREE)])
  })

  test("by the latest of two authors who wrote the same", () => {
    const article = articleOf(doc(p(HOUSE), p(TREE)))
    article.next(doc(p(HOUSE), p(TREE), p(TREE)), "bob")
    article.next(doc(p(HOUSE), p(TREE)), "cyd")
    article.next(doc(p(HOUSE)), "dan")
    expect(credited(article.next(doc(p(HOUSE), p(TREE)), "eve").blocks)).toEqual([by("ada", HOUSE), by("ada", TREE)])
  })
})

describe("what a revision says besides", () => {
  test("an unchanged block is named, to be stored once", () => {
    const before = attributed(doc(p(HOUSE), p(TREE)), "ada")
    const { blocks } = attributeRevision({ before, after: doc(p(HOUSE), p("New.")), origin: "bob" })
    expect(blocks.map(({ unchangedFrom }) => unchangedFrom)).toEqual([before[0], undefined])
    expect(blocks[0]?.unchangedFrom).toBe(before[0])
  })

  test("a block whose format changed is not the same, though all of its authorship is", () => {
    const before = attributed(doc(p("A house.")), "ada")
    const { blocks } = attributeRevision({ before, after: doc(p("A ", strong("house"), ".")), origin: "bob" })
    expect(blocks[0]).toEqual({ block: p("A ", strong("house"), ".", { id: "b1" }), spans: before[0]?.spans })
  })

  test("what was moved and what was given back are told apart", () => {
    const article = articleOf(doc(p(HOUSE), p(TREE), p("It rains.")))
    article.next(doc(p(HOUSE), withId("b3", p("It rains."))), "bob")
    const { via } = article.next(doc(withId("b3", p("It rains. ", HOUSE)), withId("x", p(TREE))), "cyd")
    expect(via).toEqual([
      { blockId: "b3", start: 10, end: 10 + HOUSE.length, via: "moved" },
      { blockId: "x", start: 0, end: TREE.length, via: "reintroduced" },
    ])
  })

  test("new characters are numbered on from where the origin had got to", () => {
    const article = articleOf(doc(p("One.")))
    expect(article.next(doc(p("One."), p("Two.")), "bob").nextOffset).toBe(4)
    expect(article.next(doc(p("One."), p("Two."), p("Three.")), "bob").nextOffset).toBe(10)
    expect(article.next(doc(p("Four.")), "bob", { nextOffset: 50 }).nextOffset).toBe(54)
  })

  test("quotes and other blocks are attributed in the text that anchors measure", () => {
    const document = doc(quote("Said."), table([["Drug", "Dose"]], "Doses"))
    expect(attributed(document, "ada").map(({ block }) => attributedText(block))).toEqual([
      "Said.",
      "Doses\nDrug\nDose",
    ])
  })
})

test("a few function words that vanish at one place and come up at another were not moved", () => {
  const article = articleOf(doc(p("Alpha is of the in a beta."), p("Gamma and delta.")))
  const { blocks, via } = article.next(doc(p("Alpha is beta."), p("Gamma of the in a and delta.")), "bob")
  expect(credited(blocks)[1]).toBe("Gamma/ada of/bob the/bob in/bob a/bob and/ada delta/ada")
  expect(via).toEqual([])
})
