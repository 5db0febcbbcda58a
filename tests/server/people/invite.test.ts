import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { event } from "#db/tables/contributions"
import { person } from "#db/tables/people"
import { letter } from "#db/tables/post"
import { inviteToDesk } from "#server/people/invite"
import { refusalOf } from "#tests/support/refusals"
import { idOf, inWorld, someone, type World } from "#tests/support/world"

const INVITED = { email: "Nils@Example.org", role: "editor", message: "" }
const admin = ({ db }: World) => someone(db, { name: "Root", role: "admin" })
const rowOf = async ({ db }: World, email: string) => (await db.select().from(person).where(eq(person.email, email)))[0]
const lettersTo = ({ db }: World, email: string) => db.select().from(letter).where(eq(letter.recipient, email))

test("makes the person, gives the role and sends a letter that says who invites and where to sign in", () =>
  inWorld(async (all) => {
    const root = await admin(all)
    const { personId } = await inviteToDesk(root, { ...INVITED, message: "Welcome!\nWe need you." })
    expect(await rowOf(all, "nils@example.org")).toMatchObject({ id: personId, role: "editor", emailVerified: null })
    const [sent] = await lettersTo(all, "nils@example.org")
    expect(sent?.subject).toMatch(/^Root invites you to the desk of /)
    expect(sent?.body).toContain("> Welcome!\n> We need you.")
    expect(sent?.body).toContain("/signin?return=%2Fdesk")
  }))

test("records both that a role was given and that somebody was invited", () =>
  inWorld(async (all) => {
    const root = await admin(all)
    const { personId } = await inviteToDesk(root, INVITED)
    const events = await all.db.select().from(event).where(eq(event.personId, personId))
    expect(events.map(({ kind }) => kind)).toEqual(["person.role_granted", "person.invited"])
    expect(events.map(({ actorId }) => actorId)).toEqual([idOf(root), idOf(root)])
  }))

test("inviting again sends a second letter and changes nothing else", () =>
  inWorld(async (all) => {
    const root = await admin(all)
    const first = await inviteToDesk(root, INVITED)
    expect(await inviteToDesk(root, INVITED)).toEqual(first)
    expect(await lettersTo(all, "nils@example.org")).toHaveLength(2)
  }))

test("makes an administrator of an editor, and never an editor of an administrator", () =>
  inWorld(async (all) => {
    const root = await admin(all)
    await inviteToDesk(root, INVITED)
    await inviteToDesk(root, { ...INVITED, role: "admin" })
    expect(await rowOf(all, "nils@example.org")).toMatchObject({ role: "admin" })
    expect(await refusalOf(inviteToDesk(root, INVITED))).toMatchObject({
      code: "not-possible-now",
      problems: { email: expect.stringMatching(/administrator here/) },
    })
  }))

test("refuses somebody who works at the desk already", () =>
  inWorld(async (all) => {
    const root = await admin(all)
    const { personId } = await inviteToDesk(root, INVITED)
    await all.db.update(person).set({ orcid: "0000-0002-1825-0097" }).where(eq(person.id, personId))
    expect(await refusalOf(inviteToDesk(root, INVITED))).toMatchObject({ code: "not-possible-now" })
    expect(await lettersTo(all, "nils@example.org")).toHaveLength(1)
  }))

test("only administrators invite, and nobody becomes one by inviting", () =>
  inWorld(async (all) => {
    for (const who of [all.ada, all.ed]) {
      expect(await refusalOf(inviteToDesk(who, INVITED))).toMatchObject({ code: "not-allowed" })
    }
    expect(await rowOf(all, "nils@example.org")).toBeUndefined()
  }))

test.each([
  [{ ...INVITED, email: "nils at example" }, "email"],
  [{ ...INVITED, role: "member" }, "role"],
  [{ ...INVITED, role: "" }, "role"],
  [{ ...INVITED, message: "x".repeat(1001) }, "message"],
])("says beside the field what is wrong: %o", (asked, field) =>
  inWorld(async (all) => {
    const refusal = await refusalOf(inviteToDesk(await admin(all), asked))
    expect(refusal).toMatchObject({ code: "invalid-input", problems: { [field]: expect.any(String) } })
  }),
)
