import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normaliseDocument } from "#core/document/normalise"
import type { Block, Document } from "#core/document/schema"
import { arbitraryDocument, arbitraryNormalDocument } from "#tests/support/document-arbitraries"
import {
  br,
  cite,
  code,
  codeBlock,
  divider,
  doc,
  em,
  figure,
  h2,
  idsInOrder,
  li,
  link,
  oli,
  p,
  quote,
  strong,
  sup,
  t,
  table,
  withId,
} from "#tests/support/documents"

const normal = (proposed: Document, base?: Document) => normaliseDocument({ proposed, base, newId: idsInOrder() })
const ids = ({ document }: { document: Document }) => document.blocks.map(({ id }) => id)

describe("the text of a block", () => {
  const link2 = t("b", { type: "strong" }, { type: "link", href: "https://x.org" })
  const cases: [string, Block, Block][] = [
    ["joins neighbours with equal marks", p("a", "b", strong("c"), strong("d")), p("ab", strong("cd"))],
    ["orders marks", p(link2), p(t("b", { type: "link", href: "https://x.org/" }, { type: "strong" }))],
    ["has each mark once", p(t("a", { type: "em" }, { type: "em" })), p(em("a"))],
    ["has no empty list of marks", p({ type: "text", text: "a", marks: [] }), p("a")],
    ["has single spaces, none at its ends", p("  a \t\n b  "), p("a b")],
    ["has no space twice where two runs meet", p("a ", strong(" b")), p("a ", strong("b"))],
    ["keeps no-break spaces inside", p("5\u00A0mg"), p("5\u00A0mg")],
    ["loses no-break spaces at its ends", p("\u00A0a\u00A0"), p("a")],
    ["has no spaces beside breaks, and no breaks at its ends", p(br, "a ", br, br, " b", br), p("a", br, br, "b")],
    ["has marks that begin and end in words", p("a", strong(" b "), "c"), p("a ", strong("b"), " c")],
    ["has spaces with the marks of both sides", p(strong("a"), strong(" "), strong("b")), p(strong("a b"))],
    [
      "has no marks on spaces beside citations",
      p(strong("a "), cite("s"), strong(" b")),
      p(strong("a"), " ", cite("s"), " ", strong("b")),
    ],
    ["composes letters", p("e\u0301"), p("é")],
    ["gives an accent the marks of its letter", p("e", strong("\u0301x")), p("é", strong("x"))],
    ["is without what may not stand in a text", p("a\u202Eb"), p("ab")],
    ["loses links that are not allowed", p(link("a", "javascript:alert(1)")), p("a")],
    ["keeps allowed links, as a browser reads them", p(link("a", "HTTPS://X.org")), p(link("a", "https://x.org/"))],
    ["keeps white space in code blocks", codeBlock("a\r\n\tb  \n"), codeBlock("a\n\tb  \n")],
    [
      "has the lines of a figure's words on one",
      figure("/a.png", " a\n b ", { credit: " " }, " c "),
      figure("/a.png", "a b", "c"),
    ],
    [
      "fills up short rows of a table",
      table([["a", "b"], ["c"]]),
      table([
        ["a", "b"],
        ["c", ""],
      ]),
    ],
    ["has a pull mark only where it says something", quote("a", { pull: false }), quote("a")],
  ]
  test.each(cases)("%s", (_, given, expected) => {
    expect(normal(doc(given)).document).toEqual(doc(expected))
  })

  test("that is empty takes its block away, but not dividers, figures and tables", () => {
    const given = doc(p(" "), h2(br), li(""), codeBlock(" \n"), divider(), figure("/a.png", ""), table([[""]]), p("a"))
    expect(normal(given).document.blocks.map(({ type }) => type)).toEqual(["divider", "figure", "table", "paragraph"])
  })
})

describe("the first number of a list", () => {
  const starts = (...blocks: Block[]) =>
    normal(doc(...blocks)).document.blocks.map((block) => (block.type === "list_item" ? block.start : undefined))
  test.each([
    ["goes when it is 1 and the list begins", [oli("a", { start: 1 })], [undefined]],
    ["stays when it is another", [oli("a", { start: 3 })], [3]],
    ["stays when it makes a new list", [oli("a"), oli("b", { start: 1 })], [undefined, 1]],
    ["goes from a bullet", [li("a", { start: 3 })], [undefined]],
    ["goes after a paragraph", [oli("a"), p("b"), oli("c", { start: 1 })], [undefined, undefined, undefined]],
    [
      "stays after a deeper list",
      [oli("a"), li("b", { indent: 1 }), oli("c", { start: 1 })],
      [undefined, undefined, 1],
    ],
  ])("%s", (_, blocks, expected) => {
    expect(starts(...blocks)).toEqual(expected)
  })
})

describe("ids", () => {
  const base = doc(
    withId("a", p("The dose was five milligrams a day.")),
    withId("b", p("Nobody fell ill.")),
    withId("c", p("The end of it.")),
  )

  test("of a base stand", () => {
    expect(ids(normal(doc(withId("c", p("Third.")), withId("a", h2("First."))), base))).toEqual(["c", "a"])
  })

  test("that appear twice stay with the first block", () => {
    expect(ids(normal(doc(withId("a", p("The dose")), withId("a", p("was five."))), base))).toEqual(["a", "n1"])
  })

  test("that appear twice without a base stay with the first block", () => {
    expect(ids(normal(doc(withId("x", p("One")), withId("x", p("Two")), withId("x", p("Three")))))).toEqual([
      "x",
      "n1",
      "n2",
    ])
  })

  test("of an emptied block that appear twice stay with the block that has text", () => {
    expect(ids(normal(doc(withId("a", p("")), withId("a", p("The dose."))), base))).toEqual(["a"])
  })

  test("that the base does not know are replaced", () => {
    expect(ids(normal(doc(withId("a", p("The dose.")), withId("mine", p("Something else entirely."))), base))).toEqual([
      "a",
      "n1",
    ])
  })

  test("come back by the words when a paste renamed every block", () => {
    const pasted = doc(
      withId("x1", p("Nobody fell ill.")),
      withId("x2", p("The dose was six milligrams a day.")),
      withId("x3", p("Unheard of.")),
    )
    expect(ids(normal(pasted, base))).toEqual(["b", "a", "n1"])
  })

  test("are not given to a block while another has them", () => {
    const doubled = doc(...base.blocks, withId("x", p("Nobody fell ill.")))
    expect(ids(normal(doubled, base))).toEqual(["a", "b", "c", "n1"])
  })

  test("that are new are not among the old", () => {
    const proposed = doc(withId("n1", p("One")), withId("n1", p("Two")))
    expect(ids(normal(proposed))).toEqual(["n1", "n2"])
  })
})

describe("notices", () => {
  test.each([
    [
      "a link that is not allowed",
      p(link("here", "data:x")),
      "The link to “data:x” is not allowed here, so “here” stays without it.",
    ],
    ["an invisible character", p("a\u200Bb"), "An invisible zero-width space (U+200B) after “a” was taken out."],
    [
      "a picture from a forbidden address",
      figure("data:x", "Cells"),
      'The picture "data:x" cannot be shown from that address, so its description and caption stand as text.',
    ],
    [
      "a programming language of no name",
      codeBlock("a", { language: "a b" }),
      '"a b" is not the name of a programming language, so it was left out.',
    ],
  ])("tell of %s", (_, block, what) => {
    expect(normal(doc(withId("x", block))).notices).toEqual([{ blockId: "x", what }])
  })

  test("are not given of what nobody would miss", () => {
    expect(normal(doc(p(" a ", strong(" b ")), p(""), p(code("c"), sup("")))).notices).toEqual([])
  })
})

describe("normalising", () => {
  test("changes nothing in a document in normal form against itself", () => {
    fc.assert(
      fc.property(arbitraryNormalDocument, (document) => {
        expect(normal(document, document)).toEqual({ document, notices: [] })
      }),
    )
  })

  test("gives ids that are unique and known or new, whatever it is given", () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryNormalDocument, fc.array(fc.nat(9)), (proposed, base, picks) => {
        const renamed = proposed.blocks.map((block, at) => withId(base.blocks[picks[at] ?? 0]?.id ?? block.id, block))
        const given = ids(normal({ blocks: renamed }, base))
        const known = new Set(base.blocks.map(({ id }) => id))
        expect(new Set(given).size).toBe(given.length)
        expect(given.filter((id) => !known.has(id) && !/^n\d+$/.test(id))).toEqual([])
      }),
    )
  })
})
