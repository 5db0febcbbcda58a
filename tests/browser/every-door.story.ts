import type { APIResponse, Page } from "@playwright/test"
import { everyDoor, filledIn } from "./support/doors"
import { expect, story } from "./support/story"

const DOORS = everyDoor()
const NOBODY = "00000000-0000-4000-8000-000000000000"
const PEOPLE = ["a visitor", "Josiah Carberry", "Ed Marlowe", "Ruth Abara"] as const

type Sent = { readonly type: string; readonly body: string | Buffer; readonly headers?: Record<string, string> }

/** What no page of ours sends, each with the answers that are right for it. */
const BAD: readonly { readonly what: string; readonly sent: Sent; readonly statuses: readonly number[] }[] = [
  {
    what: "a form from another site",
    sent: { ...form("a=b"), headers: { origin: "https://elsewhere.example" } },
    statuses: [403],
  },
  { what: "a form from a page without a name", sent: { ...form("a=b"), headers: { origin: "null" } }, statuses: [403] },
  {
    what: "a form that the browser calls foreign",
    sent: { ...form("a=b"), headers: { "sec-fetch-site": "cross-site" } },
    statuses: [403],
  },
  { what: "a kind that is no form", sent: { type: "text/plain", body: "a=b" }, statuses: [422] },
  { what: "XML", sent: { type: "application/xml", body: "<a>b</a>" }, statuses: [422] },
  { what: "JSON that is broken", sent: json('{"a":'), statuses: [422] },
  { what: "JSON that is no object", sent: json("[1,2]"), statuses: [422] },
  { what: "JSON nested a hundred thousand deep", sent: json("[".repeat(100_000)), statuses: [422] },
  { what: "a key that changes how objects behave", sent: json('{"__proto__":{"role":"admin"}}'), statuses: [422] },
  { what: "bytes that are no text", sent: form(Buffer.from([0x61, 0x3d, 0xff, 0xfe, 0xc3])), statuses: [422] },
  { what: "escapes that are no text", sent: form("body=%ff%fe&note=%E0%A4%A"), statuses: [422] },
  { what: "a form in parts without a boundary", sent: { type: "multipart/form-data", body: "a" }, statuses: [422] },
  {
    what: "a form in parts that breaks off",
    sent: { type: "multipart/form-data; boundary=x", body: '--x\r\ncontent-disposition: form-data; name="a' },
    statuses: [422],
  },
  { what: "four megabytes", sent: form(`body=${"word ".repeat(800_000)}`), statuses: [413] },
  { what: "four megabytes of JSON", sent: json(JSON.stringify({ body: "word ".repeat(800_000) })), statuses: [413] },
]

for (const { what, sent, statuses } of BAD) {
  story(`${what} is refused at every door by a sentence`, async ({ page }) => {
    for (const door of filledIn(DOORS, NOBODY)) {
      const answer = await send(page, door, sent)
      expect(statuses, `${door}: ${await answer.text()}`).toContain(answer.status())
      await expectSentence(answer, door)
    }
  })
}

for (const who of PEOPLE) {
  story(`what does not exist, and fields nobody asked for, at every door: ${who}`, async ({ page, signInAs }) => {
    for (const value of [NOBODY, "nothing", "-1", "%F0%9F%92%A9", "a".repeat(3_000)]) {
      for (const door of filledIn(DOORS, value)) {
        if (isLeaving(door)) continue
        if (who !== "a visitor") await signInAgain(page, signInAs, who)
        for (const sent of [
          form(FORGED),
          form(""),
          json(JSON.stringify(Object.fromEntries(new URLSearchParams(FORGED)))),
        ]) {
          const answer = await send(page, door, sent)
          expect(answer.status(), `${door}: ${await answer.text()}`).toBeLessThan(500)
          if (!answer.ok()) await expectSentence(answer, door)
        }
      }
    }
  })
}

/** Every name that a table of ours has, and what would do harm if it were believed. */
const FORGED = new URLSearchParams({
  id: NOBODY,
  personId: NOBODY,
  authorId: NOBODY,
  articleId: NOBODY,
  baseRevisionId: NOBODY,
  state: "merged",
  status: "live",
  role: "admin",
  versions: "9",
  versionN: "1",
  liveSeq: "1",
  saves: "0",
  createdAt: "2020-01-01",
  slug: "x",
  kind: "insight",
  email: "x",
  return: "//elsewhere.example",
  "blocks.__proto__": "x",
  "blocks.b1": "x",
  "resolutions.x": "ours",
  seq: "99999999999999999999",
}).toString()

/** These end the session that the others need. */
const isLeaving = (door: string) => door.startsWith("/signout") || door.startsWith("/signin")

async function signInAgain(page: Page, signInAs: (page: Page, name: string) => Promise<void>, who: string) {
  const me = await page.request.get("/api/me").then((answer) => answer.json())
  if (me.name !== who) await signInAs(page, who)
}

function form(body: string | Buffer): Sent {
  return { type: "application/x-www-form-urlencoded", body }
}

function json(body: string): Sent {
  return { type: "application/json", body }
}

const send = (page: Page, door: string, { type, body, headers }: Sent): Promise<APIResponse> =>
  page.request.post(door, {
    data: typeof body === "string" ? Buffer.from(body) : body,
    headers: {
      accept: "application/json",
      "content-type": type,
      origin: process.env.TRY_OUT_URL ?? "",
      "sec-fetch-site": "same-origin",
      ...headers,
    },
    maxRedirects: 0,
  })

/** Something that a person can read: begins like a sentence, ends like one, and shows nothing of our insides. */
async function expectSentence(answer: APIResponse, door: string): Promise<void> {
  const { message } = await answer.json()
  expect(message, door).toMatch(/^[A-Z“][\s\S]*[.?]$/)
  expect(message, door).not.toMatch(/\bat \/|node_modules|postgres|select |undefined|Zod|SyntaxError/i)
}
