import { expect, test } from "vitest"
import { scheduleLetter } from "#core/post/article-letters"
import {
  type AboutContribution,
  amendedLetter,
  changesRequestedLetter,
  declinedLetter,
  mergedLetter,
  receivedLetter,
  remarkLetter,
  reopenedLetter,
  submittedLetter,
} from "#core/post/contribution-letters"
import type { Letter } from "#core/post/letter"
import { orcidConnectedLetter, roleChangedLetter, signInLetter } from "#core/post/people-letters"

const sender = { publication: "Scholium", origin: "https://scholium.example" }
const about: AboutContribution = {
  sender,
  to: "Ada Expert",
  title: "Coffee and the heart",
  slug: "coffee-and-the-heart",
  contributionId: "c-1",
  kind: "insight",
  message: "Could you add\na source?",
  seq: 7,
}

const ALL: Record<string, (given: AboutContribution) => Letter> = {
  submitted: (given) => submittedLetter({ ...given, isFirst: true }),
  resubmitted: (given) => submittedLetter({ ...given, isFirst: false }),
  "changes requested": changesRequestedLetter,
  received: (given) => receivedLetter({ ...given, isFirst: true }),
  declined: declinedLetter,
  merged: mergedLetter,
  reopened: reopenedLetter,
  amended: amendedLetter,
  "remark to the expert": (given) => remarkLetter({ ...given, forEditor: false }),
  "remark to the editor": (given) => remarkLetter({ ...given, forEditor: true }),
}

const scheduled = { sender, to: "Ed Editor", title: about.title, slug: about.slug, articleId: "a-1" }

test.each([
  [{ kind: "published", seq: 7 }, "Published: “Coffee and the heart”", "published as revision 7", "/articles/coffee"],
  [
    { kind: "failed", problem: "It is withdrawn." },
    "Not published: “Coffee",
    "> It is withdrawn.",
    "/desk/articles/a-1",
  ],
  [{ kind: "changed" }, "Schedule changed: “Coffee", "Another editor has taken back", "/desk/articles/a-1"],
] as const)("of a scheduled text that was %o, its editor hears", (news, subject, sentence, place) => {
  const letter = scheduleLetter(scheduled, news)
  expect(letter.subject).toContain(subject)
  expect(letter.body).toContain(sentence)
  expect(letter.body).toContain(`https://scholium.example${place}`)
})

test("a letter reads as a letter", () => {
  expect(changesRequestedLetter(about)).toEqual({
    subject: "A request about your insight for “Coffee and the heart”",
    body: `Dear Ada Expert,

Thank you for your insight for “Coffee and the heart”. An editor has read it and asks for changes before it can be published.

The editor wrote:

> Could you add
> a source?

Your text is where you left it. You can change it and send it again, as often as you like:
https://scholium.example/contributions/c-1

Scholium
Answers to this mail are not read.
`,
  })
})

test.each([
  ["submitted", "/desk/c-1"],
  ["resubmitted", "/desk/c-1"],
  ["changes requested", "/contributions/c-1"],
  ["declined", "/contributions/c-1"],
  ["merged", "/articles/coffee-and-the-heart/revisions/7"],
  ["reopened", "/contributions/c-1"],
  ["amended", "/contributions/c-1"],
  ["remark to the expert", "/contributions/c-1"],
  ["remark to the editor", "/desk/c-1"],
])("the letter “%s” leads to %s", (name, path) => {
  expect(ALL[name]?.(about).body).toContain(`\nhttps://scholium.example${path}\n`)
})

test.each(Object.keys(ALL))("the letter “%s” says what the other side wrote", (name) => {
  expect(ALL[name]?.(about).body).toContain("> Could you add\n> a source?")
})

test.each(Object.keys(ALL))("the letter “%s” leaves out words that nobody wrote", (name) => {
  const body = ALL[name]?.({ ...about, message: "  ", to: null }).body ?? ""
  expect(body).toMatch(/^Hello,\n\n/)
  expect(body).not.toMatch(/> |wrote:\n\nYour|\n\n\n/)
})

const POISON = "Coffee\r\nBcc: mallory@example.org\u2028\u0000\u202e\u200b"

test.each(Object.keys(ALL))("no title gets a second line into the subject of “%s”", (name) => {
  const letter = ALL[name]?.({ ...about, title: POISON, to: POISON })
  expect(letter?.subject).not.toMatch(/[\p{C}\u2028\u2029]/u)
  expect(letter?.body.split("\n")).not.toContain("Bcc: mallory@example.org")
  expect(letter?.body).not.toMatch(/[\u202e\u200b\u0000\u2028]/)
})

test("what somebody wrote cannot pass for ours, however its lines are parted", () => {
  const message = "One\nhttps://evil.example\r\nTwo\rThree\u2028Four\u2029Five"
  const body = remarkLetter({ ...about, message, forEditor: true }).body
  expect(body).toContain("> One\n> https://evil.example\n> Two\n> Three\n> Four\n> Five\n")
})

test("a long title is cut in the subject, between characters", () => {
  const { subject } = mergedLetter({ ...about, title: "🫀".repeat(300) })
  expect([...subject]).toHaveLength(150)
  expect(subject).not.toMatch(/\p{Cs}/u)
})

test("the sign-in letter says how long the link works and what to do with it", () => {
  const link = "https://scholium.example/signin/confirm?token=abc"
  const letter = signInLetter({ sender, link, minutes: 10 })
  expect(letter.subject).toBe("Sign in to Scholium")
  expect(letter.body).toContain(`\n${link}\n`)
  expect(letter.body).toContain("10 minutes")
})

test("every letter says where the editors are reached, and promises nothing where nobody is", () => {
  const reached = { ...sender, contact: "desk@scholium.example" }
  const connected = { to: null, orcid: "0000-0002-1825-0097" }
  for (const write of Object.values(ALL)) {
    expect(write({ ...about, sender: reached }).body).toMatch(
      /\nTo reach the editors, write to desk@scholium\.example\.\n$/,
    )
    expect(write(about).body).not.toMatch(/write to/i)
  }
  expect(orcidConnectedLetter({ ...connected, sender: reached }).body).toContain(
    "Then write to the editors: desk@scholium.example",
  )
  expect(orcidConnectedLetter({ ...connected, sender }).body).not.toMatch(/write to/i)
})

test("people are told about a second way in and about their role", () => {
  const connected = orcidConnectedLetter({ sender, to: null, orcid: "0000-0002-1825-0097" })
  expect(connected.body).toContain("\nhttps://orcid.org/0000-0002-1825-0097\n")
  expect(roleChangedLetter({ sender, to: "Ed", role: "Editor" }).body).toContain("Your role is now: Editor.")
})
