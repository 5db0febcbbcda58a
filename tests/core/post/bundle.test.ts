import { expect, test } from "vitest"
import { type Brief, bundledLetter } from "#core/post/bundle"

const sender = { publication: "Scholium", origin: "https://scholium.example" }
const message = (quote: string, over: Partial<Brief> = {}): Brief => ({
  to: "Ed Editor",
  sort: "message",
  line: "New message about the insight for “Coffee”",
  quote,
  path: "/desk/c-1",
  ...over,
})
const sent = (n: number, over: Partial<Brief> = {}) =>
  message("", { sort: "contribution", line: `An insight for “Article ${n}”`, path: `/desk/c-${n}`, ...over })

test("several letters read as one", () => {
  const briefs = [sent(1), sent(2), message("Have you seen it?"), message("And this?")]
  expect(bundledLetter(sender, briefs, "/desk")).toEqual({
    subject: "Since the last letter: 2 contributions and 2 messages",
    body: `Dear Ed Editor,

This has come in since the last letter. Some of it may have been decided meanwhile.

An insight for “Article 1”
New message about the insight for “Coffee” (2 times)
> Have you seen it?
>
> And this?
https://scholium.example/desk/c-1

An insight for “Article 2”
https://scholium.example/desk/c-2

Everything that waits:
https://scholium.example/desk

You get at most one such letter in a quarter of an hour.

Scholium
Answers to this mail are not read.
`,
  })
})

test("fifty messages in one thread are counted, and the newest three read", () => {
  const { subject, body } = bundledLetter(
    sender,
    Array.from({ length: 50 }, (_, n) => message(`Remark ${n + 1}.`)),
  )
  expect(subject).toBe("Since the last letter: 50 messages")
  for (const part of ["(50 times)", "(47 earlier ones on the page.)", "> Remark 48.", "> Remark 50."])
    expect(body).toContain(part)
  expect(body).not.toContain("Remark 47.")
})

test("a letter stays a letter, however much came in", () => {
  const many = Array.from({ length: 500 }, (_, n) => sent(n, { quote: "x".repeat(5000) }))
  const { body } = bundledLetter(sender, many)
  expect(body).toContain("And there is more on 460 other pages.")
  expect(body.length).toBeLessThan(40_000)
})

test("nothing that others wrote can pass for ours", () => {
  const { subject, body } = bundledLetter(sender, [
    message("Fine.\nScholium\nhttps://evil.example", { line: "A line\nBcc: x" }),
    sent(2),
  ])
  expect(body).toContain("> Fine.\n> Scholium\n> https://evil.example\n")
  expect(body).toContain("A line Bcc: x")
  expect(subject).not.toContain("\n")
})
