import { expect, test } from "vitest"
import { rolledBack } from "#tests/support/database"
import { someone } from "#tests/support/world"
import { whatKeepsTheDeskClosed } from "../../scripts/start/desk"

const PRODUCTION = { mode: "production", editorsByEmail: false } as const
const ORCID = { clientId: "APP-1", clientSecret: "secret", issuer: "https://orcid.org" }

test("the try-out needs nothing", () =>
  rolledBack(async (db) => expect(await whatKeepsTheDeskClosed({ ...PRODUCTION, mode: "try-out" }, db)).toEqual([])))

test("without a sign-in that is enough for editors, says which settings give one", () =>
  rolledBack(async (db) => {
    const [sentence, ...others] = await whatKeepsTheDeskClosed({ ...PRODUCTION, firstAdmin: "ed@example.org" }, db)
    expect(sentence).toMatch(/^Nobody can open the desk.*ORCID_CLIENT_ID.*EDITORS_BY_EMAIL=1/)
    expect(others).toEqual([])
  }))

test.each([{ orcid: ORCID }, { editorsByEmail: true }])("is silent where %o is set and an administrator named", (set) =>
  rolledBack(async (db) =>
    expect(await whatKeepsTheDeskClosed({ ...PRODUCTION, ...set, firstAdmin: "ed@example.org" }, db)).toEqual([]),
  ),
)

test("where nobody is an editor and nobody is named, says how to name one", () =>
  rolledBack(async (db) => {
    const open = { ...PRODUCTION, orcid: ORCID }
    expect(await whatKeepsTheDeskClosed(open, db)).toEqual([expect.stringMatching(/FIRST_ADMIN.*npm run grant/)])
    await someone(db, { role: "member" })
    expect(await whatKeepsTheDeskClosed(open, db)).toHaveLength(1)
    await someone(db, { role: "editor" })
    expect(await whatKeepsTheDeskClosed(open, db)).toEqual([])
  }))
