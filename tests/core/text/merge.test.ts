import { describe, expect, it } from "vitest"
import type { Block, Document, Inline } from "#core/document/schema"
import type { Conflict, Resolution } from "#core/text/conflict"
import { allResolved } from "#core/text/conflict"
import type { Decisions } from "#core/text/decisions"
import { type Merge, mergeDocuments } from "#core/text/merge"
import { doc, h, inline, lines, p, shown, table } from "#tests/support/merge-fixtures"

/** Merges three versions of one paragraph. */
function text(base: string, ours: string, theirs: string, decisions?: Decisions): Merge {
  return mergeDocuments({ base: doc(p("a", base)), ours: doc(p("a", ours)), theirs: doc(p("a", theirs)) }, decisions)
}

/** Merges three documents of paragraphs written as "id|text". */
function blocks(base: string[], ours: string[], theirs: string[], decisions?: Decisions): Merge {
  return mergeDocuments({ base: doc(...base), ours: doc(...ours), theirs: doc(...theirs) }, decisions)
}

function onlyText(merge: Merge): string {
  return merge.document.blocks.map((block) => shown(block.content)).join("\n")
}

describe("words of one paragraph", () => {
  it.each([
    [
      "edits at two places both stand",
      "one two three four",
      "ONE two three four",
      "one two three FOUR",
      "ONE two three FOUR",
    ],
    [
      "a deletion and an insertion apart",
      "one two three four",
      "one three four",
      "one two three four five",
      "one three four five",
    ],
    ["the same edit by both stands once", "one two three", "one 2 three", "one 2 three", "one 2 three"],
    ["the same insertion by both stands once", "a b", "a x b", "a x b", "a x b"],
    [
      "an edit inside a formatted passage takes its format",
      "take two a day",
      "*take two a day*",
      "take three a day",
      "*take three a day*",
    ],
    ["a format and an edit apart", "take two a day", "take *two* a day", "take two a week", "take *two* a week"],
    ["two formats of one word", "take two now", "take *two* now", "take _two_ now", "take *_two_* now"],
    ["a format taken off and an edit", "take *two* now", "take two now", "take *two* then", "take two then"],
    [
      "a citation and an edit",
      "It works. So do we.",
      "It works.[who] So do we.",
      "It works. So did we.",
      "It works.[who] So did we.",
    ],
    [
      "white space changed by one side, words by the other",
      "one  two three",
      "one two three",
      "one  two four",
      "one two four",
    ],
    ["white space changed by both: the wider stands", "a b", "a  b", "a   b", "a   b"],
    [
      "attributes in markup that both added (width twice)",
      "img src x",
      'img width = "13px" src x',
      'img width = "13px" src x',
      'img width = "13px" src x',
    ],
  ])("%s", (_, base, ours, theirs, expected) => {
    const merge = text(base, ours, theirs)
    expect(merge.conflicts).toEqual([])
    expect(onlyText(merge)).toBe(expected)
  })

  it.each([
    [
      "a word changed in two ways",
      "take two now",
      "take three now",
      "take four now",
      "modify/modify",
      "two",
      "three",
      "four",
    ],
    ["a word deleted and changed", "take two now", "take now", "take four now", "delete/modify", "two", "", "four"],
    ["two insertions at one place", "take now", "take two now", "take it now", "insert/insert", "", "two", "it"],
    ["edits that touch", "a b c d", "a X c d", "a b Y d", "modify/modify", "b c", "X c", "b Y"],
    ["text written by both where there was none", "", "Mine", "Yours", "insert/insert", "", "Mine", "Yours"],
  ])("%s is a conflict, and ours stands", (_, base, ours, theirs, kind, b, o, t) => {
    const merge = text(base, ours, theirs)
    expect(onlyText(merge)).toBe(ours)
    expect(merge.conflicts).toHaveLength(1)
    const [conflict] = merge.conflicts
    expect(conflict).toMatchObject({ subject: "text", kind, blockId: "a" })
    if (conflict?.subject === "text") expect(Object.values(conflict.texts).map(shown)).toEqual([b, o, t])
  })

  it("a link that both lead elsewhere is a conflict of format", () => {
    const link = (href: string): Inline[] => [{ type: "text", text: "here", marks: [{ type: "link", href }] }]
    const linked = (href: string) => doc({ id: "a", type: "paragraph", content: link(href) })
    const versions = {
      base: linked("https://base.example"),
      ours: linked("https://ours.example"),
      theirs: linked("https://theirs.example"),
    }
    const merge = mergeDocuments(versions)
    expect(merge.document).toEqual(versions.ours)
    expect(merge.conflicts).toMatchObject([{ subject: "format", kind: "modify/modify" }])
    expect(mergeDocuments(versions, { resolutions: settle(merge, { take: "theirs" }) }).document).toEqual(
      versions.theirs,
    )
  })
})

describe("a conflict resolved", () => {
  it.each([
    ["ours", "take now", "take two now", "take it now", "take two now"],
    ["theirs", "take now", "take two now", "take it now", "take it now"],
    ["both", "take now", "take two now", "take it now", "take two it now"],
    ["both-reversed", "take now", "take two now", "take it now", "take it two now"],
    ["both", "a b", "a, b", "a x b", "a, x b"],
    ["both-reversed", "a b", "a, b", "a x b", "a x, b"],
    ["both", "z", "x z", "y z", "x y z"],
    ["both", "One.", "One. Two.", "One. Three.", "One. Two. Three."],
    ["both", "(x)", "(A)", "(B)", "(A B)"],
    ["theirs", "a b c", "a x c", "a c", "a c"],
    ["both", "a b c", "a x c", "a c", "a x c"],
  ] as const)("as %s: %s", (take, base, ours, theirs, expected) => {
    const merge = text(base, ours, theirs)
    const resolved = text(base, ours, theirs, { resolutions: settle(merge, { take }) })
    expect(onlyText(resolved)).toBe(expected)
    expect(allResolved(merge.conflicts)).toBe(false)
    expect(allResolved(resolved.conflicts)).toBe(true)
  })

  it.each([
    [
      "between the spaces of what it replaces",
      "take two now",
      "take three now",
      "take four now",
      "five",
      "take five now",
    ],
    ["with its own spaces put right", "take two now", "take three now", "take four now", "  five ", "take five now"],
    [
      "a comma attaches to the word before",
      "take two now",
      "take three now",
      "take four now",
      ", then",
      "take, then now",
    ],
    ["nothing leaves one space", "take two now", "take three now", "take four now", "", "take now"],
  ])("in other words: %s", (_, base, ours, theirs, typed, expected) => {
    const resolutions = settle(text(base, ours, theirs), { take: "custom", content: inline(typed) })
    expect(onlyText(text(base, ours, theirs, { resolutions }))).toBe(expected)
  })

  it("in other words leaves the words kept of either side to who wrote them", () => {
    const conflicting = ["take 5 now", "take ten units now", "take five drops now"] as const
    const resolutions = settle(text(...conflicting), { take: "custom", content: inline("ten or five drops") })
    const { pieces } = text(...conflicting, { resolutions })
    expect(pieces.get("a")?.map(({ from, start, end }) => [from, start, end])).toEqual([
      ["ours", 0, 9],
      ["custom", 9, 12],
      ["theirs", 5, 15],
      ["ours", 14, 18],
    ])
  })

  it("keeps its id when the live text moves on elsewhere, and is asked again when its words change", () => {
    const id = (ours: string) => text("one two three", ours, "one 2 three").conflicts[0]?.id
    expect(id("one zwei three")).toBe(id("one zwei three four five"))
    expect(id("one zwei three")).not.toBe(id("one deux three"))
  })
})

describe("blocks", () => {
  it.each([
    ["edits in two blocks", ["a|One", "b|Two"], ["a|Eins", "b|Two"], ["a|One", "b|Zwei"], ["a|Eins", "b|Zwei"]],
    [
      "a block inserted by each at its place",
      ["a|One", "b|Two"],
      ["x|New", "a|One", "b|Two"],
      ["a|One", "b|Two", "y|Last"],
      ["x|New", "a|One", "b|Two", "y|Last"],
    ],
    ["a block deleted by one", ["a|One", "b|Two"], ["a|One", "b|Two"], ["b|Two"], ["b|Two"]],
    ["a block deleted by both", ["a|One", "b|Two"], ["b|Two"], ["b|Two"], ["b|Two"]],
    [
      "a block moved by one and edited by the other",
      ["a|One is long enough", "b|Two is long too", "c|Three"],
      ["c|Three", "a|One is long enough", "b|Two is long too"],
      ["a|One is long enough", "b|Two is long too", "c|Three!"],
      ["c|Three!", "a|One is long enough", "b|Two is long too"],
    ],
    [
      "a block inserted between two that the other moved together",
      ["a|A a a a a a", "b|B b b b b b", "p|P", "q|Q"],
      ["a|A a a a a a", "b|B b b b b b", "p|P", "x|X", "q|Q"],
      ["p|P", "q|Q", "a|A a a a a a", "b|B b b b b b"],
      ["p|P", "x|X", "q|Q", "a|A a a a a a", "b|B b b b b b"],
    ],
    [
      "a block inserted where the other deleted",
      ["a|One", "b|Two", "c|Three"],
      ["a|One", "c|Three"],
      ["a|One", "b|Two", "x|New", "c|Three"],
      ["a|One", "x|New", "c|Three"],
    ],
    [
      "the same block inserted by both at one place stands once",
      ["a|One", "b|Two"],
      ["a|One", "x|New words here", "b|Two"],
      ["a|One", "y|New words here", "b|Two"],
      ["a|One", "x|New words here", "b|Two"],
    ],
    [
      "equal text inserted at different places stands twice",
      ["a|One", "b|Two"],
      ["x|New words here", "a|One", "b|Two"],
      ["a|One", "b|Two", "y|New words here"],
      ["x|New words here", "a|One", "b|Two", "y|New words here"],
    ],
    [
      "repeated boilerplate keeps its places",
      ["a|Read more", "b|One", "c|Read more", "d|Two"],
      ["a|Read more", "b|One", "c|Read more", "d|Two!"],
      ["b|One", "c|Read more", "d|Two"],
      ["b|One", "c|Read more", "d|Two!"],
    ],
  ])("%s", (_, base, ours, theirs, expected) => {
    const merge = blocks(base, ours, theirs)
    expect(merge.conflicts).toEqual([])
    expect(lines(merge.document)).toEqual(expected)
  })

  const kept = ["a|Aspirin thins the blood.", "b|It does so for days."]
  const changed = ["a|Aspirin thins the blood.", "b|It does so for ten days."]
  const deleted = ["a|Aspirin thins the blood."]

  it.each([
    ["ours deleted it", deleted, changed, deleted, "theirs", changed],
    ["theirs deleted it", changed, deleted, changed, "theirs", deleted],
    ["ours deleted it, both wanted", deleted, changed, deleted, "both", changed],
  ] as const)("deleted by one and changed by the other: %s", (_, ours, theirs, open, take, settled) => {
    const merge = blocks(kept, [...ours], [...theirs])
    expect(merge.conflicts).toMatchObject([{ subject: "block", kind: "delete/modify", blockId: "b" }])
    expect(lines(merge.document)).toEqual(open)
    const resolutions = settle(merge, { take })
    expect(lines(blocks(kept, [...ours], [...theirs], { resolutions }).document)).toEqual(settled)
  })

  it("much the same block inserted by both at one place is a question, not a doubling", () => {
    const versions = [
      ["a|One"],
      ["a|One", "x|Aspirin thins the blood for days."],
      ["a|One", "y|Aspirin thins the blood for weeks."],
    ] as const
    const merge = blocks(...(versions.map((list) => [...list]) as [string[], string[], string[]]))
    expect(merge.conflicts).toMatchObject([{ subject: "block", kind: "duplicate", blockId: "x" }])
    expect(lines(merge.document)).toEqual(versions[1])
    const both = mergeDocuments(
      { base: doc(...versions[0]), ours: doc(...versions[1]), theirs: doc(...versions[2]) },
      { resolutions: settle(merge, { take: "both" }) },
    )
    expect(lines(both.document)).toEqual([...versions[1], versions[2][1]])
  })

  it("a level that both changed is a conflict of an attribute", () => {
    const title = (level: 2 | 3 | 4) => doc(h("a", level, "Title"))
    const versions = { base: title(2), ours: title(3), theirs: title(4) }
    const merge = mergeDocuments(versions)
    expect(merge.conflicts).toMatchObject([
      { subject: "attribute", name: "level", values: { base: 2, ours: 3, theirs: 4 } },
    ])
    expect(merge.document).toEqual(versions.ours)
    expect(mergeDocuments(versions, { resolutions: settle(merge, { take: "theirs" }) }).document).toEqual(
      versions.theirs,
    )
  })

  it("a paragraph made a heading by one takes the words of the other", () => {
    const merge = mergeDocuments({
      base: doc(p("a", "On aspirin")),
      ours: doc(h("a", 2, "On aspirin")),
      theirs: doc(p("a", "On heparin")),
    })
    expect(merge.conflicts).toEqual([])
    expect(merge.document).toEqual(doc(h("a", 2, "On heparin")))
  })

  it("ids lost in a paste are found again by what the blocks say", () => {
    const base = ["a|The trial ran for two years.", "b|Nobody was harmed by it."]
    const pasted = ["x|The trial ran for two years.", "y|Nobody at all was harmed by it."]
    const merge = blocks(base, ["a|The trial ran for three years.", "b|Nobody was harmed by it."], pasted)
    expect(merge.conflicts).toEqual([])
    expect(onlyText(merge)).toBe("The trial ran for three years.\nNobody at all was harmed by it.")
  })
})

describe("tables", () => {
  const base = table("t", "Drug | Dose", "Aspirin | 5 mg", "Statin | 20 mg")
  const merged = (ours: Block, theirs: Block, decisions?: Decisions) =>
    mergeDocuments({ base: doc(base), ours: doc(ours), theirs: doc(theirs) }, decisions)
  const cells = ({ document }: Merge) =>
    document.blocks.map((block) =>
      block.type === "table" ? block.rows.map((row) => row.map(shown).join(" | ")) : [],
    )[0]

  it.each([
    [
      "two cells",
      table("t", "Drug | Dose", "Aspirin | 10 mg", "Statin | 20 mg"),
      table("t", "Drug | Dose", "Aspirin | 5 mg", "Statin | 40 mg"),
      ["Drug | Dose", "Aspirin | 10 mg", "Statin | 40 mg"],
    ],
    [
      "words of one cell",
      table("t", "Drug | Dose", "Aspirin | 10 mg", "Statin | 20 mg"),
      table("t", "Drug | Dose", "Aspirin | 5 mg daily", "Statin | 20 mg"),
      ["Drug | Dose", "Aspirin | 10 mg daily", "Statin | 20 mg"],
    ],
    [
      "a new column and a changed cell",
      table("t", "Drug | Form | Dose", "Aspirin | tablet | 5 mg", "Statin | tablet | 20 mg"),
      table("t", "Drug | Dose", "Aspirin | 5 mg", "Statin | 40 mg"),
      ["Drug | Form | Dose", "Aspirin | tablet | 5 mg", "Statin | tablet | 40 mg"],
    ],
    [
      "a new column and a new row",
      table("t", "Drug | Form | Dose", "Aspirin | tablet | 5 mg", "Statin | tablet | 20 mg"),
      table("t", "Drug | Dose", "Aspirin | 5 mg", "Heparin | 1 ml", "Statin | 20 mg"),
      ["Drug | Form | Dose", "Aspirin | tablet | 5 mg", "Heparin |  | 1 ml", "Statin | tablet | 20 mg"],
    ],
    [
      "a row deleted",
      table("t", "Drug | Dose", "Statin | 20 mg"),
      table("t", "Drug | Dose", "Aspirin | 5 mg", "Statin | 40 mg"),
      ["Drug | Dose", "Statin | 40 mg"],
    ],
    [
      "the same row by both",
      table("t", "Drug | Dose", "Aspirin | 5 mg", "Statin | 20 mg", "Heparin | 1 ml"),
      table("t", "Drug | Dose", "Aspirin | 5 mg", "Statin | 20 mg", "Heparin | 1 ml"),
      ["Drug | Dose", "Aspirin | 5 mg", "Statin | 20 mg", "Heparin | 1 ml"],
    ],
  ])("%s", (_, ours, theirs, expected) => {
    const merge = merged(ours, theirs)
    expect(merge.conflicts).toEqual([])
    expect(cells(merge)).toEqual(expected)
  })

  it("one cell written in two ways is a conflict that names the cell", () => {
    const merge = merged(
      table("t", "Drug | Dose", "Aspirin | 10 mg", "Statin | 20 mg"),
      table("t", "Drug | Dose", "Aspirin | 8 mg", "Statin | 20 mg"),
    )
    expect(merge.conflicts).toMatchObject([{ subject: "text", cell: { row: 1, column: 1 } }])
  })

  it("a row deleted by one in which the other wrote is a conflict of the whole table", () => {
    const ours = table("t", "Drug | Dose", "Statin | 20 mg")
    const merge = merged(ours, table("t", "Drug | Dose", "Aspirin | 10 mg", "Statin | 20 mg"))
    expect(merge.conflicts).toMatchObject([{ subject: "block", kind: "modify/modify", blockId: "t" }])
    expect(merge.document).toEqual(doc(ours))
  })

  it("a new row can be declined by itself", () => {
    const theirs = table("t", "Drug | Dose", "Aspirin | 10 mg", "Heparin | 1 ml", "Statin | 20 mg")
    const { changes } = merged(base, theirs)
    expect(changes.map(({ kind }) => kind)).toEqual(["row", "text"])
    const declined = changes.flatMap(({ kind, id }) => (kind === "row" ? [id] : []))
    expect(cells(merged(base, theirs, { declined }))).toEqual(["Drug | Dose", "Aspirin | 10 mg", "Statin | 20 mg"])
  })
})

describe("flags", () => {
  it.each([
    [
      "a dose changed by one, its frequency by the other",
      "Take 5 mg daily.",
      "Take 10 mg daily.",
      "Take 5 mg twice daily.",
      ["Take 10 mg twice daily."],
    ],
    ["edits in two sentences", "Take 5 mg. Rest a day.", "Take 10 mg. Rest a day.", "Take 5 mg. Rest two days.", []],
    [
      "an abbreviation ends no sentence",
      "Take it, e.g. with water or milk.",
      "Take them, e.g. with water or milk.",
      "Take it, e.g. with water or tea.",
      ["Take them, e.g. with water or tea."],
    ],
    [
      "a whole sentence inserted before an edited one",
      "One. Two is here.",
      "One. New. Two is here.",
      "One. Two is there.",
      [],
    ],
    [
      "a whole sentence deleted before an edited one",
      "One. Two. Three is here.",
      "One. Three is here.",
      "One. Two. Three is there.",
      [],
    ],
    ["only the format changed", "Take 5 mg daily.", "Take *5* mg daily.", "Take 5 mg twice daily.", []],
    ["the same edit by both", "Take 5 mg daily.", "Take 10 mg daily.", "Take 10 mg daily.", []],
  ])("same sentence: %s", (_, base, ours, theirs, expected) => {
    const { flags, document } = text(base, ours, theirs)
    const whole = onlyText({ document } as Merge)
    const sentences = flags.map((flag) =>
      flag.kind === "same-sentence" ? whole.slice(flag.from, flag.to).trim() : flag.kind,
    )
    expect(sentences).toEqual(expected)
  })

  it("both inserted at one place: ours come first", () => {
    const { flags, document } = blocks(["a|One"], ["a|One", "x|Red apples"], ["a|One", "y|Green plums"])
    expect(lines(document)).toEqual(["a|One", "x|Red apples", "y|Green plums"])
    expect(flags).toEqual([{ kind: "both-inserted", blockIds: ["x", "y"] }])
  })

  it("both moved to different places: where ours put it", () => {
    const base = ["m|Me", "a|Alpha alpha", "b|Beta beta", "c|Gamma gamma"]
    const { flags, document } = blocks(
      base,
      ["a|Alpha alpha", "m|Me", "b|Beta beta", "c|Gamma gamma"],
      ["a|Alpha alpha", "b|Beta beta", "m|Me", "c|Gamma gamma"],
    )
    expect(lines(document)).toEqual(["a|Alpha alpha", "m|Me", "b|Beta beta", "c|Gamma gamma"])
    expect(flags).toEqual([{ kind: "both-moved", blockId: "m" }])
  })
})

describe("the changes of a proposal", () => {
  const base = doc("a|Take two pills now.", "b|Sleep well.", "c|Call us.")
  const theirs = doc("a|Take three pills *now*.", "n|Drink water.", "b|Sleep well.")

  it("are listed one by one, in reading order", () => {
    const { changes } = mergeDocuments({ base, ours: base, theirs })
    expect(changes.map(({ kind, blockId, state }) => [kind, blockId, state])).toEqual([
      ["text", "a", "applied"],
      ["format", "a", "applied"],
      ["insert", "n", "applied"],
      ["delete", "c", "applied"],
    ])
  })

  it.each([
    ["text", ["a|Take two pills *now*.", "n|Drink water.", "b|Sleep well."]],
    ["format", ["a|Take three pills now.", "n|Drink water.", "b|Sleep well."]],
    ["insert", ["a|Take three pills *now*.", "b|Sleep well."]],
    ["delete", ["a|Take three pills *now*.", "n|Drink water.", "b|Sleep well.", "c|Call us."]],
  ])("can be declined alone: %s", (kind, expected) => {
    const declined = mergeDocuments({ base, ours: base, theirs }).changes.flatMap((change) =>
      change.kind === kind ? [change.id] : [],
    )
    const merge = mergeDocuments({ base, ours: base, theirs }, { declined })
    expect(lines(merge.document)).toEqual(expected)
    expect(merge.changes.filter(({ state }) => state === "declined")).toHaveLength(1)
  })

  it("a declined move leaves the block where it was", () => {
    const [before, after] = [doc("m|Me", "a|Alpha alpha", "b|Beta beta"), doc("a|Alpha alpha", "b|Beta beta!", "m|Me")]
    const { changes } = mergeDocuments({ base: before, ours: before, theirs: after })
    const declined = changes.flatMap(({ kind, id }) => (kind === "move" ? [id] : []))
    expect(lines(mergeDocuments({ base: before, ours: before, theirs: after }, { declined }).document)).toEqual([
      "m|Me",
      "a|Alpha alpha",
      "b|Beta beta!",
    ])
  })

  it("can be amended; words that are kept stay the proposer's, new ones are the editor's", () => {
    const [id = ""] = mergeDocuments({ base, ours: base, theirs }).changes.map((change) => change.id)
    const merge = mergeDocuments({ base, ours: base, theirs }, { amended: { [id]: inline("three or four") } })
    expect(lines(merge.document)[0]).toBe("a|Take three or four pills *now*.")
    expect(merge.changes[0]).toMatchObject({ state: "amended" })
    expect(merge.pieces.get("a")?.map(({ from, start, end }) => [from, start, end])).toEqual([
      ["ours", 0, 5],
      ["theirs", 5, 11],
      ["custom", 11, 18],
      ["ours", 8, 19],
    ])
  })

  it("keep their ids when the live text moves on", () => {
    const moved = doc("a|Take two pills now. Then rest.", "b|Sleep well.", "c|Call us.")
    const ids = (ours: Document) => mergeDocuments({ base, ours, theirs }).changes.map(({ id }) => id)
    expect(ids(moved)).toEqual(ids(base))
  })

  it("that the live text already has are marked as agreed", () => {
    const merge = mergeDocuments({ base, ours: doc("a|Take three pills now.", "b|Sleep well.", "c|Call us."), theirs })
    expect(merge.changes.map(({ kind, state }) => [kind, state])).toEqual([
      ["text", "agreed"],
      ["format", "applied"],
      ["insert", "applied"],
      ["delete", "applied"],
    ])
  })
})

describe("a merge undone", () => {
  it("takes its words out and keeps what was written since", () => {
    const before = doc("a|Take two pills now.", "b|Sleep well.", "c|Call us.")
    const merged = doc("a|Take three pills now.", "n|Drink water.", "b|Sleep well.")
    const live = doc("a|Take three pills now. Rest.", "n|Drink water.", "b|Sleep very well.", "z|Good luck.")
    const undone = mergeDocuments({ base: merged, ours: live, theirs: before })
    expect(undone.conflicts).toEqual([])
    expect(undone.flags).toEqual([{ kind: "both-inserted", blockIds: ["z", "c"] }])
    expect(lines(undone.document)).toEqual([
      "a|Take two pills now. Rest.",
      "b|Sleep very well.",
      "z|Good luck.",
      "c|Call us.",
    ])
  })

  it("asks where the words it would take out have been changed since", () => {
    const undone = blocks(["a|Take three pills"], ["a|Take three green pills"], ["a|Take pills"])
    expect(undone.conflicts).toMatchObject([{ kind: "delete/modify" }])
  })
})

describe("what a merge is not", () => {
  it("idempotent: the same proposal merged again may double its words, so it must be stored once only", () => {
    const [base, ours, theirs] = ["a b", "a x b", "a y b"]
    const conflict = text(base, ours, theirs)
    const merged = onlyText(text(base, ours, theirs, { resolutions: settle(conflict, { take: "both" }) }))
    expect(merged).toBe("a x y b")
    expect(text(base, merged, theirs).conflicts).toHaveLength(1)
  })
})

function settle(merge: Merge, resolution: Resolution): Record<string, Resolution> {
  return Object.fromEntries(merge.conflicts.map((conflict: Conflict) => [conflict.id, resolution]))
}
