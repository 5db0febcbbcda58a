import type { Browser, Page } from "@playwright/test"
import { testDatabaseUrl } from "#env"
import { createdDatabase } from "#tests/support/database"
import { freePort } from "#tests/support/free-port"
import { type OrcidStandIn, startOrcid } from "#tests/support/orcid"
import { startServer } from "#tests/support/server"
import { type SmtpStandIn, startSmtp } from "#tests/support/smtp"
import { merge, publishArticle, send, writeInsight } from "./support/newsroom"
import { expect, story } from "./support/story"

/*
 * What the README tells under "For production", followed to the letter on an empty database: from the first start to an
 * editor's first merge, once for each way in which editors prove who they are.
 */
const WAYS = [
  { way: "with ORCID", byOrcid: true },
  { way: "by e-mail alone, where that is allowed", byOrcid: false },
] as const

for (const { way, byOrcid } of WAYS) {
  story(`an empty installation gets to its first merge, its editors signing in ${way}`, async ({ browser }) => {
    const site = await startInstallation(byOrcid)
    try {
      const admin = await arrive(browser, site, "admin@example.org", "/desk")
      if (byOrcid) await connectOrcid(admin, site, { orcid: "0000-0002-1694-233X", name: "Root Ado" })
      await expect(admin.getByRole("heading", { name: "Queue" })).toBeVisible()

      await admin.goto(`${site.url}/desk/people`)
      await admin.getByText("Invite an editor").click()
      await admin.getByLabel("Their e-mail address").fill("nils@example.org")
      await admin.getByRole("button", { name: "Send the invitation" }).click()
      await expect(admin.getByText("The invitation is on its way to nils@example.org")).toBeVisible()
      const invitation = await site.mailTo("nils@example.org", /invites you/)
      expect(invitation.match(/https?:\/\/\S+/)?.[0]).toBe(`${site.url}/signin?return=%2Fdesk`)

      const editor = await arrive(browser, site, "nils@example.org", "/desk")
      if (byOrcid) await connectOrcid(editor, site, { orcid: "0000-0001-5109-3700", name: "Nils Editor" })
      await introduce(editor, site, "Nils Editor")
      const slug = await publishArticle(editor, "The first article")

      const expert = await arrive(browser, site, "eva@example.org", "/contributions")
      await introduce(expert, site, "Eva Expert")
      const id = await writeInsight(expert, slug, "The first insight of a new publication.")
      await send(expert)

      await merge(editor, id, "A first insight")
      const reader = await (await browser.newContext({ baseURL: site.url })).newPage()
      await reader.goto(`/articles/${slug}`)
      await expect(reader.getByRole("article", { name: "Insight by Eva Expert" })).toContainText("The first insight")
    } finally {
      await site.close()
    }
  })
}

type Installation = {
  readonly url: string
  readonly orcid: OrcidStandIn
  /** The text of the newest mail to `address` whose subject or text fits, once it has come. */
  readonly mailTo: (address: string, about: RegExp) => Promise<string>
  readonly close: () => Promise<void>
}

/** A server as the README sets it up: on an empty PostgreSQL where there is one to be had, else on the embedded store. */
async function startInstallation(byOrcid: boolean): Promise<Installation> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = testDatabaseUrl()
  const database = server ? await createdDatabase(server) : null
  const smtp = await startSmtp()
  const orcid = await startOrcid([`${url}/api/auth/callback/orcid`])
  const running = await startServer({
    name: `first-merge-${port}`,
    port,
    env: {
      ...(database ? { DATABASE_URL: database } : { ALLOW_EMBEDDED_DB: "1" }),
      SMTP_URL: smtp.url,
      AUTH_URL: url,
      AUTH_SECRET: "a secret of thirty-two characters or more",
      FIRST_ADMIN: "admin@example.org",
      ...(byOrcid
        ? { ORCID_ISSUER: orcid.issuer, ORCID_CLIENT_ID: orcid.clientId, ORCID_CLIENT_SECRET: orcid.clientSecret }
        : { EDITORS_BY_EMAIL: "1" }),
    },
  })
  const close = async () => {
    await running.stop()
    await orcid.close()
    await smtp.close()
  }
  return { url, orcid, mailTo: (address, about) => newestMail(smtp, address, about), close }
}

async function newestMail({ mails }: SmtpStandIn, address: string, about: RegExp): Promise<string> {
  const found = () => mails.findLast(({ recipients, text }) => recipients.includes(address) && about.test(text))
  await expect.poll(() => found() !== undefined, { message: `a mail to ${address}` }).toBe(true)
  return found()?.text ?? ""
}

/** Signs in by a link, in a browser of one's own, and goes on to `path`. */
async function arrive(browser: Browser, site: Installation, email: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage()
  await page.goto(`/signin?return=${encodeURIComponent(path)}`)
  await page.getByLabel("Your e-mail address").fill(email)
  await page.getByRole("button", { name: "Send me a link" }).click()
  await expect(page.getByRole("main")).toContainText(email)
  const mail = await site.mailTo(email, /\/signin\/confirm/)
  await page.goto(mail.match(/https?:\/\/\S+\/signin\/confirm\S+/)?.[0] ?? "")
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page).toHaveURL(site.url + path)
  return page
}

/** The closed desk offers what opens it. */
async function connectOrcid(page: Page, site: Installation, account: { orcid: string; name: string }): Promise<void> {
  await expect(page.getByRole("heading", { name: "The desk needs a stronger sign-in" })).toBeVisible()
  site.orcid.signsIn = account
  await page.getByRole("button", { name: "Connect my ORCID iD" }).click()
  await expect(page).toHaveURL(`${site.url}/desk`)
}

/** Says under which name one is credited, and that there are no interests to declare. */
async function introduce(page: Page, site: Installation, name: string): Promise<void> {
  await page.goto(`${site.url}/settings`)
  await page.getByLabel("Name", { exact: true }).fill(name)
  await page.getByRole("button", { name: /^Save/ }).click()
  await expect(page).toHaveURL(/saved=1/)
  await page.goto(`${site.url}/settings/interests`)
  await page.getByRole("button", { name: /none/i }).click()
  await page.getByRole("checkbox").check()
  await page.getByRole("button", { name: "Certify my answers" }).click()
  await expect(page.getByText("No competing interests declared").first()).toBeVisible()
}
