import { expect, test } from "vitest"
import { partiesConcerned, partiesDeclared, partiesFromLines, partiesToLines } from "#core/article/parties"
import { NOTHING_TO_DISCLOSE } from "#core/people/disclosure"

const ABBVIE = { name: "AbbVie Inc.", aliases: ["venetoclax", "Venclexta"] }
const ASCENTAGE = { name: "Ascentage Pharma", aliases: ["lisaftoclax", "APG-2575"] }
const SAS = { name: "SAS", aliases: [] }
const PARTIES = [ABBVIE, ASCENTAGE, SAS]

test.each([
  ["AbbVie Inc.", ["AbbVie Inc."]],
  ["AbbVie", ["AbbVie Inc."]],
  ["abbvie, chicago", ["AbbVie Inc."]],
  ["ABBVIE DEUTSCHLAND GMBH & CO. KG", ["AbbVie Inc."]],
  ["Abb", []],
  ["Abbviex", []],
  ["VENETOCLAX", ["AbbVie Inc."]],
  ["APG 2575", ["Ascentage Pharma"]],
  ["apg-2575", ["Ascentage Pharma"]],
  ["APG-25750", []],
  ["Ascentage", []],
  ["SAS Institute", ["SAS"]],
  ["Roche", []],
  ["", []],
])("an interest in %j concerns %j", (entity, concerned) => {
  expect(partiesDeclared([entity], PARTIES)).toEqual(concerned)
})

test("parties come in the article's order, each once", () => {
  expect(partiesDeclared(["Venclexta", "lisaftoclax", "AbbVie", "venetoclax"], PARTIES)).toEqual([
    "AbbVie Inc.",
    "Ascentage Pharma",
  ])
})

test("a party with a name of signs alone concerns nobody", () => {
  expect(partiesDeclared(["Anything", "…"], [{ name: "…", aliases: ["?"] }])).toEqual([])
})

test("a party that is only mentioned in the note of an interest is found", () => {
  const answers = {
    ...NOTHING_TO_DISCLOSE,
    stock: { none: false, entities: [], recipient: "self", note: "My wife holds shares of AbbVie." },
  } as const
  expect(partiesConcerned(answers, PARTIES)).toEqual(["AbbVie Inc."])
})

test("nothing declared concerns nobody", () => {
  expect(partiesConcerned(NOTHING_TO_DISCLOSE, PARTIES)).toEqual([])
})

test("parties read back as they were written", () => {
  expect(partiesFromLines(partiesToLines(PARTIES))).toEqual(PARTIES)
})

test.each([
  ["AbbVie; venetoclax,  Venclexta ", [{ name: "AbbVie", aliases: ["venetoclax", "Venclexta"] }]],
  ["AbbVie", [{ name: "AbbVie", aliases: [] }]],
  ["AbbVie;", [{ name: "AbbVie", aliases: [] }]],
  ["\n  \n; nobody\n", []],
  ["A; b; c, d", [{ name: "A", aliases: ["b", "c", "d"] }]],
  ["A; b\nA; c, b", [{ name: "A", aliases: ["b", "c"] }]],
])("%j is read as %j", (text, parties) => {
  expect(partiesFromLines(text)).toEqual(parties)
})
