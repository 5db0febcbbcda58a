import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import type { DraftContent } from "#core/contribution/content"
import { DISCLOSURE_VALID_DAYS, NOTHING_TO_DISCLOSE } from "#core/people/disclosure"
import { version } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { letter } from "#db/tables/post"
import { setArticleStatus } from "#server/article/set-status"
import type { Context } from "#server/context"
import { readContribution } from "#server/contribution/read"
import { requestChanges } from "#server/contribution/request-changes"
import { saveDraft } from "#server/contribution/save-draft"
import { startContribution } from "#server/contribution/start"
import { submitContribution } from "#server/contribution/submit"
import { newId } from "#server/new-id"
import { certifyDisclosure } from "#server/people/certify-disclosure"
import { saveProfile } from "#server/people/save-profile"
import { draftEdit, resend, seen, sendEdit } from "#tests/support/contributing"
import { rolledBack } from "#tests/support/database"
import { refusalOf } from "#tests/support/refusals"
import { minutesLater, NOW, someone, type World, world } from "#tests/support/world"

const inWorld = (body: (all: World) => Promise<void>) => rolledBack(async (db) => body(await world(db)))

const DECLARED = {
  roles: ["expert_commentary"],
  aiUse: "none",
  aiNote: "",
  licence: true,
  interestsConfirmed: true,
} as const

/** An insight of Ada's that lacks nothing but what is changed here. */
async function insight({ ada, slug }: World, changes: Partial<DraftContent> = {}): Promise<string> {
  const { id } = await startContribution(ada, { slug, kind: "insight", passage: null })
  await saveDraft(ada, { id, saves: 0, changes: { body: "In my clinic we see the same.", ...DECLARED, ...changes } })
  return id
}

/** Somebody who has signed in and done nothing else. */
async function newcomer({ ada, db }: World): Promise<Context> {
  const personId = newId()
  await db.insert(person).values({ id: personId, email: "max@example.org", createdAt: NOW })
  return { ...ada, actor: { kind: "person", personId, role: "member", name: null } }
}

const versionsOf = ({ db }: World, id: string) => db.select().from(version).where(eq(version.contributionId, id))

test("a complete draft is sent as its first version and waits for an editor", () =>
  inWorld(async (all) => {
    const id = await insight(all)
    expect(await submitContribution(all.ada, { id })).toEqual({ id, version: 1 })
    expect(await readContribution(all.ada, id)).toMatchObject({ state: "submitted", ahead: 0, versions: [{ n: 1 }] })
  }))

test("the editors are told, and the author gets a receipt", () =>
  inWorld(async (all) => {
    await submitContribution(all.ada, { id: await insight(all) })
    const subjects = (await all.db.select().from(letter)).map(({ subject }) => subject).sort()
    expect(subjects).toEqual([
      "An insight for “Two drugs for one leukaemia”",
      "Received: your insight for “Two drugs for one leukaemia”",
    ])
  }))

const MISSING = [
  ["text", { body: " \n" }, "body", /Write your insight first/],
  ["a role", { roles: [] }, "roles", /at least one/],
  ["a word on AI tools", { aiUse: "" }, "aiUse", /AI tools/],
  ["what AI tools were used for", { aiUse: "content" }, "aiNote", /used for/],
  ["consent to the licence", { licence: false }, "licence", /consent/],
  ["confirmed interests", { interestsConfirmed: false }, "interestsConfirmed", /interests/],
] as const

test.each(MISSING)("without %s it is refused beside its field", (_, changes, field, sentence) =>
  inWorld(async (all) => {
    const id = await insight(all, changes)
    const refused = await refusalOf(submitContribution(all.ada, { id }))
    expect(refused.problems).toEqual({ [field]: expect.stringMatching(sentence) })
    expect(await versionsOf(all, id)).toEqual([])
  }),
)

const UNWANTED = [
  ["a zero-width space", "so\u200Bfar", /^After “so”: an invisible zero-width space/],
  ["a direction override", "abc\u202Edef", /^After “abc”: an invisible text-direction control/],
  ["a script", "Hello <script>alert(1)</script>", /HTML/],
  ["a heading", "# Title\n\nWords.", /^Line 1: An insight has no headings/],
  ["601 words", "word ".repeat(601), /601 words long; an insight has at most 600/],
] as const

test.each(UNWANTED)("an insight with %s is refused in a whole sentence, and the draft stays", (_, body, sentence) =>
  inWorld(async (all) => {
    const refused = await refusalOf(submitContribution(all.ada, { id: await insight(all, { body }) }))
    expect(refused.problems.body).toMatch(sentence)
  }),
)

test("declarations may come with the sending, and stay with the draft", () =>
  inWorld(async (all) => {
    const id = await insight(all, { roles: [], aiUse: "", licence: false, interestsConfirmed: false })
    const declarations = { ...DECLARED, roles: ["fact_check"] }
    await submitContribution(all.ada, { id, declarations })
    expect((await versionsOf(all, id))[0]?.content).toMatchObject({ roles: ["fact_check"], aiUse: "none" })
  }))

test("what was checked is what is sent: a draft changed since is looked at again", () =>
  inWorld(async (all) => {
    const id = await insight(all)
    expect((await refusalOf(submitContribution(all.ada, { id, saves: 0 }))).code).toBe("out-of-date")
    expect(await submitContribution(all.ada, { id, saves: 1 })).toMatchObject({ version: 1 })
  }))

test("sent twice, it is one version", () =>
  inWorld(async (all) => {
    const id = await insight(all)
    await submitContribution(all.ada, { id })
    expect(await submitContribution(minutesLater(all.ada, 1), { id })).toEqual({ id, version: 1 })
    expect(await versionsOf(all, id)).toHaveLength(1)
  }))

test("an edit that splits a paragraph, sent twice, is one version", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "120 people.\n\nAll were"]])
    expect(await submitContribution(minutesLater(all.ada, 1), { id })).toMatchObject({ version: 1 })
  }))

test("other words are a second version, with what changed between the two", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "120 adults"]])
    await resend(minutesLater(all.ada, 1), id, [["120 people", "120 grown-ups"]])
    const read = await readContribution(all.ada, id)
    expect(read?.versions.map(({ n }) => n)).toEqual([1, 2])
    expect(read?.versions[1]?.sincePrevious).toHaveLength(1)
  }))

test("the same words under a new declaration of interests are a second version", () =>
  inWorld(async (all) => {
    const id = await insight(all)
    await submitContribution(all.ada, { id })
    await certifyDisclosure(minutesLater(all.ada, 1), { answers: NOTHING_TO_DISCLOSE, certified: true })
    expect(await submitContribution(minutesLater(all.ada, 2), { id })).toMatchObject({ version: 2 })
  }))

test("after changes were requested it is sent again and waits again", () =>
  inWorld(async (all) => {
    const id = await sendEdit(all.ada, all.slug, [["120 people", "120 adults"]])
    await requestChanges(all.ed, { ...(await seen(all.ed, id)), message: "Please name the source of this." })
    await resend(minutesLater(all.ada, 1), id, [["120 people", "120 adults (table 1)"]])
    expect(await readContribution(all.ada, id)).toMatchObject({ state: "submitted", versions: [{ n: 1 }, { n: 2 }] })
  }))

test("an edit without a reason and without a change is refused at both", () =>
  inWorld(async (all) => {
    const id = await draftEdit(all.ada, all.slug, [], { reason: "" })
    const { problems } = await refusalOf(submitContribution(all.ada, { id }))
    expect(Object.keys(problems).sort()).toEqual(["blocks", "reason"])
  }))

test("somebody without a profile is asked for it first, then for a disclosure", () =>
  inWorld(async (all) => {
    const max = await newcomer(all)
    const id = await insight({ ...all, ada: max })
    expect((await refusalOf(submitContribution(max, { id }))).code).toBe("profile-needed")
    await saveProfile(max, { name: "Max", credentials: "", affiliation: "", biography: "", topics: "" })
    expect((await refusalOf(submitContribution(max, { id }))).code).toBe("disclosure-needed")
  }))

test("a disclosure that ran out has to be certified again", () =>
  inWorld(async (all) => {
    const id = await insight(all)
    const aYearOn = minutesLater(all.ada, DISCLOSURE_VALID_DAYS * 24 * 60)
    expect((await refusalOf(submitContribution(aYearOn, { id }))).code).toBe("disclosure-needed")
  }))

test("an article that was closed meanwhile takes nothing, and the draft is kept", () =>
  inWorld(async (all) => {
    const id = await insight(all)
    await setArticleStatus(all.ed, { articleId: all.articleId, status: "closed", note: "" })
    expect((await refusalOf(submitContribution(all.ada, { id }))).code).toBe("not-possible-now")
  }))

test("nobody sends somebody else's draft", () =>
  inWorld(async (all) => {
    const id = await insight(all)
    expect((await refusalOf(submitContribution(await someone(all.db), { id }))).code).toBe("not-found")
  }))
