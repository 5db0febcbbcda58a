import { expect, test } from "vitest"
import { type Actor, SYSTEM, VISITOR } from "#core/actor"
import { ARTICLE_STATUSES, type ArticleStatus } from "#core/article/vocabulary"
import { type Action, may } from "#core/policy"

const OWN = "01890000-0000-7000-8000-000000000001"
const person = (role: "member" | "editor" | "admin"): Actor => ({ kind: "person", personId: OWN, role, name: "P" })
const WHO = {
  visitor: VISITOR,
  system: SYSTEM,
  member: person("member"),
  editor: person("editor"),
  admin: person("admin"),
}
const names = Object.keys(WHO) as (keyof typeof WHO)[]

/** Actions that concern nothing in particular, and who may do them. */
const PLAIN = [
  ["article.compose", "system editor admin"],
  ["article.read-draft", "editor admin"],
  ["desk.read", "editor admin"],
  ["log.read", "editor admin"],
  ["people.grant", "system admin"],
  ["people.verify", "editor admin"],
  ["profile.write", "member editor admin"],
  ["disclosure.certify", "member editor admin"],
] as const satisfies readonly (readonly [Action, string])[]

test.each(PLAIN)("%s: %s", (action, allowed) => {
  expect(names.filter((name) => may(WHO[name], action))).toEqual(allowed.split(" "))
})

/** Actions on an article: for each status, who may do them. */
const ON_ARTICLES = {
  "article.edit": { draft: "editor admin", live: "editor admin", closed: "editor admin", withdrawn: "" },
  "article.restore": { draft: "", live: "editor admin", closed: "editor admin", withdrawn: "" },
  "article.close": { draft: "editor admin", live: "editor admin", closed: "editor admin", withdrawn: "editor admin" },
  "contribution.start": { draft: "", live: "member editor admin", closed: "", withdrawn: "" },
} as const satisfies Partial<Record<Action, Record<ArticleStatus, string>>>

const cases = (Object.keys(ON_ARTICLES) as (keyof typeof ON_ARTICLES)[]).flatMap((action) =>
  ARTICLE_STATUSES.map((status) => ({ action, status, allowed: ON_ARTICLES[action][status] })),
)

test.each(cases)("$action of a $status article: $allowed", ({ action, status, allowed }) => {
  expect(names.filter((name) => may(WHO[name], action, { status })).join(" ")).toBe(allowed)
})

test("only editors throw an article away, and only one that readers never saw and nobody contributed to", () => {
  const allowed = ARTICLE_STATUSES.flatMap((status) =>
    [false, true].flatMap((isContributedTo) =>
      names
        .filter((name) => may(WHO[name], "article.discard", { status, isContributedTo }))
        .map((name) => `${status} ${isContributedTo} ${name}`),
    ),
  )
  expect(allowed).toEqual(["draft false editor", "draft false admin"])
})

test.each([
  ["one's own contribution", OWN, "member editor admin"],
  ["somebody else's", "01890000-0000-7000-8000-000000000009", "editor admin"],
])("%s is read by: %s %s", (_, authorId, allowed) => {
  expect(names.filter((name) => may(WHO[name], "contribution.read", { authorId })).join(" ")).toBe(allowed)
})

test.each([
  ["one's own contribution", OWN, ""],
  ["somebody else's", "01890000-0000-7000-8000-000000000009", "editor admin"],
])("private notes on %s are read and left by: %s %s", (_, authorId, allowed) => {
  expect(names.filter((name) => may(WHO[name], "contribution.note", { authorId })).join(" ")).toBe(allowed)
})

test("a session begun by e-mail alone has the rights of a member, whatever its person holds", () => {
  expect(may({ ...person("member"), heldRole: "admin" } as Actor, "desk.read")).toBe(false)
})
