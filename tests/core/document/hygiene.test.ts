import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cleanText } from "#core/document/clean-text"
import { inspectCharacters, normaliseCharacters, visibleCharacters, withoutRefused } from "#core/document/hygiene"

describe("characters as they are stored", () => {
  const cases: [string, string, string][] = [
    ["compose accents (NFC)", "e\u0301", "é"],
    ["have one kind of line end", "a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"],
    ["lose soft hyphens", "leu\u00ADke\u00ADmia", "leukemia"],
    ["lose a byte order mark at the start", "\uFEFFTitle", "Title"],
    ["keep no-break spaces", "5\u00A0mg", "5\u00A0mg"],
    ["keep tabs and spaces", "a\t b  c", "a\t b  c"],
  ]
  test.each(cases)("%s", (_, text, normal) => {
    expect(normaliseCharacters(text)).toBe(normal)
  })
})

describe("refused characters", () => {
  const cases: [string, string][] = [
    ["a right-to-left override", "pay \u202Eeno"],
    ["an isolate", "a\u2066b\u2069"],
    ["a direction mark in a text without right-to-left letters", "a\u200Fb"],
    ["an Arabic letter mark in a text without right-to-left letters", "a\u061Cb"],
    ["direction marks that vouch for one another", "Uni\u061C\u200F\u200Eversity"],
    ["a direction mark beside Arabic digits and signs alone", "5\u0660\u060C\u200F mg"],
    ["a non-joiner after an Arabic letter mark", "a\u061C\u200Cb"],
    ["a zero-width space in Latin text", "in\u200Bvisible"],
    ["a joiner between Latin letters", "a\u200Db"],
    ["a non-joiner between Latin letters", "a\u200Cb"],
    ["a joiner after an emoji and before a letter", "👩\u200Dx"],
    ["a word joiner", "a\u2060b"],
    ["a byte order mark inside", "a\uFEFFb"],
    ["tag characters", "a\u{E0068}\u{E0069}"],
    ["the sign of a broken encoding", "caf\uFFFD"],
    ["half a surrogate pair", "a\uD800b"],
    ["a null", "a\u0000b"],
    ["an escape", "\u001B[31m"],
    ["a C1 control", "a\u0085b"],
    ["an object placeholder", "a\uFFFCb"],
    ["an annotation mark", "a\uFFF9b"],
    ["a private-use character", "\uE000"],
    ["a noncharacter", "\uFDD0"],
    ["an unassigned code", "\u0378"],
    ["a Hangul filler", "a\u3164b"],
    ["a variation selector on a letter", "a\uFE0F"],
    ["a second variation selector", "❤\uFE0F\uFE0F"],
    ["a selector on a digit that is no keycap", "5\uFE0F mg"],
    ["a supplementary variation selector on a letter", "a\u{E0101}"],
  ]
  test.each(cases)("are %s", (_, text) => {
    expect(inspectCharacters(text).refused).not.toEqual([])
    expect(inspectCharacters(withoutRefused(text).text).refused).toEqual([])
  })

  test("come with a sentence that says by which words they stand", () => {
    const [refused] = inspectCharacters("𝛼 is \u202Ehere").refused
    expect(refused).toEqual({
      index: 6,
      codePoint: 0x202e,
      name: "invisible text-direction control",
      where: "after “𝛼 is”",
      sentence: "After “𝛼 is”: an invisible text-direction control (U+202E). Delete it and type the words again.",
    })
  })

  test("are each named", () => {
    expect(inspectCharacters("a\u200Bb\uFFFD").refused.map(({ codePoint }) => codePoint)).toEqual([0x200b, 0xfffd])
  })
})

describe("characters that a script needs", () => {
  test.each([
    ["an emoji of a family", "👨\u200D👩\u200D👧"],
    ["an emoji of a profession with a skin tone", "👩🏽\u200D⚕\uFE0F"],
    ["a red heart", "I ❤\uFE0F science"],
    ["a keycap", "1\uFE0F\u20E3"],
    ["Persian with a non-joiner", "می\u200Cخواهم"],
    ["Hindi with a joiner", "क्\u200Dष"],
    ["Thai with a zero-width space", "ภาษา\u200Bไทย"],
    ["Hebrew with a direction mark", "שלום\u200F!"],
    ["Mongolian with its selector", "ᠠ\u180B"],
    ["a Han variant", "葛\u{E0100}"],
    ["an Arabic number sign", "\u0600١٢"],
    ["accents that do not compose", "q\u0323\u0307"],
    ["mathematics", "∀x ∈ ℝ: ⌈x⌉ ≥ x − 1"],
  ])("pass: %s", (_, text) => {
    expect(inspectCharacters(text).refused).toEqual([])
  })
})

test("every invisible or private-use code point is refused or shown, one by one", () => {
  const wanted = /^[\p{Cf}\p{Co}\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]$|^[\u2800\uFFFC\uFFFD]$/u
  const overlooked: string[] = []
  let tried = 0
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    const char = String.fromCodePoint(codePoint)
    if (!wanted.test(char) || /^[\n\t]$/.test(char)) continue
    tried += 1
    const { text, refused } = inspectCharacters(`a${char}b`)
    const shown = visibleCharacters(text).some(({ kind }) => kind === "marked")
    const turnedIntoSomethingPlain = /^a\n?b$/.test(text)
    if (refused.length === 0 && !shown && !turnedIntoSomethingPlain) overlooked.push(codePoint.toString(16))
    if (!turnedIntoSomethingPlain && !visibleCharacters(`a${char}b`).some(({ kind }) => kind === "marked")) {
      overlooked.push(`diff ${codePoint.toString(16)}`)
    }
  }
  expect(overlooked).toEqual([])
  expect(tried).toBeGreaterThan(137_000)
}, 60_000)

test("no invisible character vouches for another one in Latin text", () => {
  const invisible = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter(
      (char) => /^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u.test(char) && inspectCharacters(`a${char}b`).refused[0],
    )
    .filter((char) => !/[\u{E0000}-\u{E0FFF}]/u.test(char))
  for (const one of invisible)
    for (const other of invisible)
      expect([one, other, inspectCharacters(`a${one}${other}b`).refused.length]).toEqual([one, other, 2])
})

describe("the view that lets nothing be overlooked", () => {
  test("leaves ordinary text alone", () => {
    const text = "“Größe”, naïve – 5 °C… 東京 Москва αβγ β-blocker 1 μg ❤\uFE0F 👨\u200D👩\u200D👧"
    expect(visibleCharacters(text)).toEqual([{ kind: "text", text }])
  })

  test("labels what cannot be seen", () => {
    expect(visibleCharacters("in\u200Bvisible")).toEqual([
      { kind: "text", text: "in" },
      { kind: "marked", text: "\u200B", label: "[U+200B]", name: "invisible zero-width space" },
      { kind: "text", text: "visible" },
    ])
  })

  test.each([
    ["a no-break space", "5\u00A0mg", "no-break space"],
    ["a thin space", "5\u2009mg", "unusual space"],
    ["a joiner that Hindi needs", "क्\u200Dष", "invisible zero-width joiner"],
    ["a Cyrillic letter in a Latin word", "p\u0430ypal", "letter of another alphabet that looks like a Latin one"],
    [
      "a word of Cyrillic letters in Latin text",
      "use \u0440\u0430\u0443 now",
      "letter of another alphabet that looks like a Latin one",
    ],
  ])("labels %s", (_, text, name) => {
    expect(visibleCharacters(text).flatMap((piece) => (piece.kind === "marked" ? [piece.name] : []))).toContain(name)
  })

  test("does not suspect honest Russian or Greek beside English", () => {
    const text = "The word сахар means sugar, рука means hand; λόγος and οινος are Greek"
    expect(visibleCharacters(text)).toEqual([{ kind: "text", text }])
  })

  test("gives back the whole text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(
          visibleCharacters(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text)
      }),
    )
  })
})

describe("normalising", { timeout: 30_000 }, () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom("a", " ", "\n", "\r", "\u00AD", "\uFEFF", "\u0301", "\u200D", "\uFE0F", "❤", "👩", "ش", "\uE000"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    ),
  })

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: once } = withoutRefused(text)
        expect(withoutRefused(once)).toEqual({ text: once, refused: [] })
      }),
      { numRuns: 2000 },
    )
  })
})

describe("a clean text", () => {
  const messages = (schema: ReturnType<typeof cleanText>, text: unknown) =>
    schema.safeParse(text).error?.issues.map(({ message }) => message) ?? []

  test("in one line is trimmed and has single spaces", () => {
    expect(cleanText({ max: 100 }).parse("  One\r\n two\t three  ")).toBe("One two three")
  })

  test("in several lines keeps lines, and one empty line in a row", () => {
    expect(cleanText({ max: 100, multiline: true }).parse("\nOne  \r\n  two\n\n\n\nthree\n")).toBe(
      "One\n  two\n\nthree",
    )
  })

  test.each([
    ["an empty required text", cleanText({ min: 1, max: 10 }), "  ", ["Please fill this in."]],
    ["a short text", cleanText({ min: 5, max: 10 }), "abc", ["Please write at least 5 characters."]],
    ["a long text", cleanText({ max: 3 }), "abcd", ["Please keep this to 3 characters. It has 4 now."]],
    ["a huge text", cleanText({ max: 10 }), "x".repeat(5000), ["Please keep this to 10 characters. It has 5,000 now."]],
    [
      "an invisible character",
      cleanText({ max: 10 }),
      "a\u202Eb",
      ["After “a”: an invisible text-direction control (U+202E). Delete it and type the words again."],
    ],
  ])("refuses %s", (_, schema, text, sentences) => {
    expect(messages(schema, text)).toEqual(sentences)
  })

  test("names no more than five bad characters", () => {
    expect(messages(cleanText({ max: 100 }), "\u200B".repeat(50))).toHaveLength(5)
  })

  test("refuses what is not text", () => {
    expect(messages(cleanText({ max: 10 }), 7)).toHaveLength(1)
  })
})
