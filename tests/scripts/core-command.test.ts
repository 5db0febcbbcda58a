import { spawn } from "node:child_process"
import { once } from "node:events"
import { describe, expect, test, vi } from "vitest"
import { z } from "zod"

// Each test starts a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const DIRECT = [process.execPath, "--import", "tsx", "scripts/core.ts"]
const answer = z.record(z.string(), z.unknown())

/** Runs the command on lines of text and gives its lines, parsed, and its exit code. */
async function run(command: string, lines: readonly string[], [program = "", ...args]: readonly string[] = DIRECT) {
  const child = spawn(program, [...args, command], { stdio: ["pipe", "pipe", "inherit"] })
  let out = ""
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text
  })
  child.stdin.end(lines.map((line) => `${line}\n`).join(""))
  const [code] = await once(child, "close")
  const answers = out.split("\n").slice(0, -1)
  return { code, answers: answers.map((line) => answer.parse(JSON.parse(line))) }
}

async function ask(command: string, request: unknown) {
  const { answers } = await run(command, [JSON.stringify(request)])
  const { ms, ...rest } = answers[0] ?? {}
  expect(ms).toBeTypeOf("number")
  return rest
}

const ARTICLE = "Aspirin thins the blood.\n\nTake two tablets a day with water."

describe("npm run core", () => {
  test("answers each line in order, a bad one with what is wrong with it", async () => {
    const good = { id: "a", a: "One.", b: "Two." }
    const lines = [JSON.stringify(good), "{", "", JSON.stringify({ id: 7, a: "x" }), "null", JSON.stringify(good)]
    const { answers, code } = await run("diff", lines, ["npm", "run", "--silent", "core", "--"])
    expect(code).toBe(0)
    expect(answers.map(({ id, error }) => [id, error])).toEqual([
      ["a", undefined],
      [null, "The line is not JSON."],
      [null, "The line is not JSON."],
      [7, "b: Invalid input: expected string, received undefined"],
      [null, "Invalid input: expected object, received null"],
      ["a", undefined],
    ])
  })

  test("says how it is called when it is called otherwise", async () => {
    const child = spawn(DIRECT[0] ?? "", [...DIRECT.slice(1), "toString"], { stdio: ["ignore", "ignore", "pipe"] })
    let said = ""
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text
    })
    const [code] = await once(child, "close")
    expect([code, said]).toEqual([1, "Call it as: npm run --silent core -- merge|diff|attribute|anchor\n"])
  })

  test("takes a last line without a line end, and letters cut by the chunks of a pipe", async () => {
    const child = spawn(DIRECT[0] ?? "", [...DIRECT.slice(1), "attribute"], { stdio: ["pipe", "pipe", "inherit"] })
    const bytes = Buffer.from(JSON.stringify({ id: 1, revisions: [{ author: "ada", text: "Größe 漢字 👩‍⚕️" }] }))
    for (const byte of bytes) child.stdin.write(Buffer.of(byte))
    child.stdin.end()
    let out = ""
    for await (const text of child.stdout.setEncoding("utf8")) out += text
    expect(JSON.parse(out).tokens).toEqual([
      ["Größe", 0],
      ["漢", 0],
      ["字", 0],
      ["👩‍⚕️", 0],
    ])
  })

  test("holds neither all lines nor all answers in memory", async () => {
    const text = Array.from({ length: 1_000 }, (_, i) => "word".repeat(30) + i).join(" ")
    const line = `${JSON.stringify({ id: 1, a: text, b: text.slice(0, -9) })}\n`
    const small = [DIRECT[0] ?? "", "--max-old-space-size=80", ...DIRECT.slice(1), "diff"]
    const child = spawn(small[0] ?? "", small.slice(1), { stdio: ["pipe", "pipe", "inherit"] })
    let answers = 0
    child.stdout.on("data", (part: Buffer) => {
      for (const byte of part) if (byte === 10) answers++
    })
    for (let sent = 0; sent < 500; sent++) if (!child.stdin.write(line)) await once(child.stdin, "drain")
    child.stdin.end()
    const [code] = await once(child, "close")
    expect([code, answers]).toEqual([0, 500])
  })

  test("reads no further while nobody takes its answers", async () => {
    const child = spawn(DIRECT[0] ?? "", [...DIRECT.slice(1), "diff"], { stdio: ["pipe", "pipe", "inherit"] })
    child.stdin.on("error", () => "the process is gone at the end of the test")
    const words = Array.from({ length: 3_000 }, (_, i) => `w${i}`)
    const line = `${JSON.stringify({ id: 1, a: words.join(" "), b: words.filter((_, i) => i % 8).join(" ") })}\n`
    let sent = 0
    const write = () => {
      while (sent < 400 && child.stdin.write(line)) sent++
    }
    child.stdin.on("drain", write)
    write()
    await once(child.stdout, "readable")
    const seen = [-1]
    // However slow the machine is: once three looks in a row find nothing more taken, nothing more will be.
    await expect
      .poll(() => seen.push(sent) > 3 && new Set(seen.slice(-3)).size === 1, { timeout: 120_000, interval: 1_000 })
      .toBe(true)
    expect(sent).toBeLessThan(400)
    child.kill()
  })
})

describe("merge", () => {
  test("of plain texts gives one text", async () => {
    const ours = ARTICLE.replace("thins", "dilutes")
    const theirs = `${ARTICLE.replace("two", "three")}\n\nAsk your doctor.`
    expect(await ask("merge", { id: 1, base: ARTICLE, ours, theirs })).toEqual({
      id: 1,
      clean: true,
      result: "Aspirin dilutes the blood.\n\nTake three tablets a day with water.\n\nAsk your doctor.",
      conflicts: [],
      flags: [],
    })
  })

  test("has ours where both wrote, and says what each wrote", async () => {
    const [ours, theirs] = [ARTICLE.replace("two", "ten"), ARTICLE.replace("two", "three")]
    const { clean, result, conflicts } = await ask("merge", { id: 1, base: ARTICLE, ours, theirs })
    expect([clean, result]).toEqual([false, ours])
    expect(conflicts).toEqual([
      { id: expect.any(String), kind: "modify/modify", base: "two", ours: "ten", theirs: "three" },
    ])
  })

  test("flags a sentence that both sides changed", async () => {
    const base = "The dose is 5 mg daily."
    const ours = "The dose is 10 mg daily."
    const theirs = "The dose is 5 mg twice daily."
    expect(await ask("merge", { id: 1, base, ours, theirs })).toMatchObject({
      clean: true,
      result: "The dose is 10 mg twice daily.",
      flags: [{ kind: "same-sentence" }],
    })
  })

  test("of plain texts keeps the white space at the ends of paragraphs", async () => {
    const base = "  One two three.  \n\n\n    Four five six."
    const { result } = await ask("merge", { id: 1, base, ours: base, theirs: base.replace("six", "seven") })
    expect(result).toBe("  One two three.  \n\n    Four five seven.")
  })

  test("of Markdown merges title, text, marks and sources", async () => {
    const base = "# Aspirin\n\nTake *two* tablets.[^a]\n\n[^a]: Smith 2020"
    const ours = base.replace("# Aspirin", "# Aspirin today")
    const theirs = `${base.replace("tablets.", "tablets daily.").replace("*two*", "two")}\n[^b]: Jones 2021`
    expect(await ask("merge", { id: 1, form: "markdown", base, ours, theirs })).toMatchObject({
      clean: true,
      result: "# Aspirin today\n\nTake two tablets daily.[^a]\n\n[^a]: Smith 2020\n[^b]: Jones 2021\n",
    })
  })

  test("of documents follows their ids", async () => {
    const p = (id: string, text: string) => ({ id, type: "paragraph", content: [{ type: "text", text }] })
    const base = { blocks: [p("a", "One."), p("b", "Two.")] }
    const ours = { blocks: [p("b", "Two."), p("a", "One.")] }
    const theirs = { blocks: [p("a", "Wholly other words."), p("b", "Two.")] }
    expect(await ask("merge", { id: 1, form: "document", base, ours, theirs })).toMatchObject({
      clean: true,
      result: { blocks: [p("b", "Two."), p("a", "Wholly other words.")] },
    })
  })
})

describe("diff", () => {
  test("gives ranges of the texts as given", async () => {
    const [a, b] = ["  One 👍 two.\r\n\r\nThree.", "  One 👍 too.\r\n\r\nThree. Four."]
    const { hunks } = await ask("diff", { id: 1, a, b })
    expect(hunks).toEqual([
      { kind: "replace", a: [9, 12], b: [9, 12] },
      { kind: "insert", a: [23, 23], b: [23, 29] },
    ])
    expect([a.slice(9, 12), b.slice(9, 12), b.slice(23, 29)]).toEqual(["two", "too", " Four."])
  })

  test("of Markdown also tells formats and fields", async () => {
    const { hunks } = await ask("diff", {
      id: 1,
      form: "markdown",
      a: "*One* two.\n\n## Head",
      b: "One two.\n\n### Head",
    })
    expect(hunks).toEqual([
      { kind: "format", a: [0, 3], b: [0, 3] },
      { kind: "attribute", a: [10, 14], b: [10, 14] },
    ])
  })
})

describe("attribute", () => {
  const texts = ["There is a house.", "There was a house.", "", "There was a house."]
  const revisions = texts.map((text, i) => ({ author: `a${i}`, text, ...(i === 3 ? { restores: 1 } : {}) }))

  test("says which revision wrote each word of the last", async () => {
    const { tokens } = await ask("attribute", { id: 1, revisions })
    expect(tokens).toEqual([
      ["There", 0],
      ["was", 1],
      ["a", 0],
      ["house", 0],
      [".", 0],
    ])
  })

  test("or of every revision", async () => {
    const { tokens } = await ask("attribute", { id: 1, revisions, every: true })
    const lists = z.array(z.array(z.tuple([z.string(), z.number()]))).parse(tokens)
    expect(lists.map((list) => list.map(([, origin]) => origin))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [],
      [0, 1, 0, 0, 0],
    ])
  })

  test("refuses a revision that gives back one after it", async () => {
    const { answers } = await run("attribute", [
      JSON.stringify({ id: 1, revisions: [{ author: "a", text: "One.", restores: 0 }] }),
    ])
    expect(answers).toEqual([{ id: 1, error: "Revision 0 restores revision 0, which is not before it." }])
  })
})

describe("anchor", () => {
  const first = "Blood was drawn at noon.\n\nIt was kept cold overnight."
  const at = (words: string) => ({ revision: 0, start: first.indexOf(words), end: first.indexOf(words) + words.length })

  test("follows a passage through moves, loss and return", async () => {
    const moved = "It was kept cold overnight.\n\nBlood was drawn at noon."
    const gone = "It was kept cold overnight."
    const { states } = await ask("anchor", {
      id: 1,
      revisions: [first, moved, gone, first],
      anchor: at("drawn at noon"),
    })
    expect(states).toEqual([
      { revision: 0, state: "anchored", ranges: [[10, 23]] },
      { revision: 1, state: "anchored", ranges: [[39, 52]] },
      { revision: 2, state: "orphaned", ranges: [] },
      { revision: 3, state: "anchored", ranges: [[10, 23]] },
    ])
  })

  test("may reach over two paragraphs", async () => {
    const { states } = await ask("anchor", { id: 1, revisions: [first], anchor: at("at noon.\n\nIt was") })
    expect(states).toEqual([
      {
        revision: 0,
        state: "anchored",
        ranges: [
          [16, 24],
          [26, 32],
        ],
      },
    ])
  })

  test("refuses what is no passage", async () => {
    const requests = [
      { id: 1, revisions: [first], anchor: { revision: 1, start: 0, end: 4 } },
      { id: 2, revisions: [first], anchor: { revision: 0, start: 24, end: 26 } },
      { id: 3, revisions: [first], anchor: { revision: 0, start: 0, end: 999 } },
    ]
    const { answers } = await run(
      "anchor",
      requests.map((request) => JSON.stringify(request)),
    )
    expect(answers.map(({ error }) => error)).toEqual([
      "There is no revision 1.",
      "There are no words at the anchor.",
      "The anchor is not a range of that revision's text.",
    ])
  })
})
