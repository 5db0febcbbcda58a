import { eq } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { Database } from "#db/client"
import { letter } from "#db/tables/post"
import { MOST_ATTEMPTS } from "#server/post/enqueue"
import { sendLetter } from "#server/post/send-letter"
import { smtp } from "#server/post/smtp"
import { mailbox, type Transport } from "#server/post/transport"
import { type LetterToWrite, writeLetter } from "#server/post/write-letter"
import { rolledBack } from "#tests/support/database"
import { type SmtpStandIn, startSmtp } from "#tests/support/smtp"

const start = new Date("2026-11-22T09:00:00Z")
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
let server: SmtpStandIn
let bySmtp: Transport

beforeAll(async () => {
  server = await startSmtp({ refuse: (address) => (address.startsWith("nobody") ? "550 No such user" : undefined) })
  bySmtp = smtp({ url: server.url, from: "Scholium <no-reply@scholium.example>" })
})
beforeEach(() => {
  server.mails.length = 0
})
afterAll(async () => {
  bySmtp.close()
  await server.close()
})

test("a letter arrives as it was written, and is marked as sent", () =>
  rolledBack(async (db) => {
    const id = await written(db, { subject: "“Kaffee” — größer", body: "Ein Wort.\n.\nUnd “noch eins”.\n" })
    expect(await sendLetter(db, id, { transport: bySmtp, now: start })).toBe("sent")
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]).toMatchObject({
      recipients: ["ada@example.org"],
      text: "Ein Wort.\n.\nUnd “noch eins”.\n",
      headers: {
        subject: "“Kaffee” — größer",
        from: "Scholium <no-reply@scholium.example>",
        to: "ada@example.org",
        "message-id": `<${id}@scholium.example>`,
        "auto-submitted": "auto-generated",
      },
    })
    expect(await kept(db, id)).toMatchObject({ sentAt: start, problem: null, attempts: 1 })
  }))

test("a letter that is sent is not sent again", () =>
  rolledBack(async (db) => {
    const id = await written(db)
    await sendLetter(db, id, { transport: bySmtp, now: start })
    expect(await sendLetter(db, id, { transport: bySmtp, now: later(3600) })).toBe("not-ours")
    expect(server.mails).toHaveLength(1)
  }))

test("two workers that have the same letter send it once", () =>
  rolledBack(async (db) => {
    const id = await written(db)
    const both = [1, 2].map(() => sendLetter(db, id, { transport: bySmtp, now: start }))
    expect((await Promise.all(both)).sort()).toEqual(["not-ours", "sent"])
    expect(server.mails).toHaveLength(1)
  }))

test("a secret body is blanked once a mail server has it", () =>
  rolledBack(async (db) => {
    const id = await written(db, { secret: true, body: "the link" })
    await sendLetter(db, id, { transport: bySmtp, now: start })
    expect(server.mails[0]?.text).toContain("the link")
    expect(await kept(db, id)).toMatchObject({ body: "" })
  }))

test("a body without a secret stays", () =>
  rolledBack(async (db) => {
    const id = await written(db)
    await sendLetter(db, id, { transport: bySmtp, now: start })
    expect(await kept(db, id)).toMatchObject({ body: "Thank you.\n" })
  }))

test("in the try-out's mailbox a secret stays readable", () =>
  rolledBack(async (db) => {
    const id = await written(db, { secret: true, body: "the link" })
    expect(await sendLetter(db, id, { transport: mailbox, now: start })).toBe("sent")
    expect(await kept(db, id)).toMatchObject({ body: "the link", sentAt: start })
  }))

test("a failure is kept and thrown, and the letter is free for the next attempt", () =>
  rolledBack(async (db) => {
    const id = await written(db)
    await expect(sendLetter(db, id, { transport: broken, now: start })).rejects.toThrow("no route")
    expect(await kept(db, id)).toMatchObject({ sentAt: null, problem: "no route", attempts: 1, gaveUpAt: null })
    expect(await sendLetter(db, id, { transport: bySmtp, now: later(1) })).toBe("sent")
    expect(await kept(db, id)).toMatchObject({ problem: null, attempts: 2 })
  }))

test("after the last attempt a letter is given up, with what went wrong", () =>
  rolledBack(async (db) => {
    const id = await written(db, { secret: true, body: "the link" })
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      await expect(sendLetter(db, id, { transport: broken, now: start })).rejects.toThrow("no route")
    }
    expect(await sendLetter(db, id, { transport: broken, now: later(9) })).toBe("gave-up")
    expect(await kept(db, id)).toMatchObject({ gaveUpAt: later(9), problem: "no route", body: "" })
    expect(await sendLetter(db, id, { transport: bySmtp, now: later(99) })).toBe("not-ours")
    expect(server.mails).toEqual([])
  }))

test("an address that is refused for good is not tried again", () =>
  rolledBack(async (db) => {
    const id = await written(db, { recipient: "nobody@example.org" })
    expect(await sendLetter(db, id, { transport: bySmtp, now: start })).toBe("gave-up")
    expect(await kept(db, id)).toMatchObject({ problem: expect.stringContaining("No such user"), attempts: 1 })
  }))

test("a letter past its use is not sent", () =>
  rolledBack(async (db) => {
    const id = await written(db, { worthlessAfter: later(600) })
    expect(await sendLetter(db, id, { transport: bySmtp, now: later(601) })).toBe("gave-up")
    expect(server.mails).toEqual([])
  }))

test("a letter in a worker's hands is left alone until that worker must be dead", () =>
  rolledBack(async (db) => {
    const id = await written(db)
    await db.update(letter).set({ claimedAt: start }).where(eq(letter.id, id))
    expect(await sendLetter(db, id, { transport: bySmtp, now: later(60) })).toBe("not-ours")
    expect(await sendLetter(db, id, { transport: bySmtp, now: later(101) })).toBe("sent")
  }))

test("sent a second time after a lost answer, it is the same mail by its Message-ID", () =>
  rolledBack(async (db) => {
    const id = await written(db)
    const losesTheAnswer: Transport = {
      ...bySmtp,
      send: async (mail) => {
        await bySmtp.send(mail)
        throw new Error("the connection was cut")
      },
    }
    await expect(sendLetter(db, id, { transport: losesTheAnswer, now: start })).rejects.toThrow("cut")
    await sendLetter(db, id, { transport: bySmtp, now: later(60) })
    expect(new Set(server.mails.map((mail) => mail.headers["message-id"])).size).toBe(1)
  }))

test("answers go to the editors where they can be reached, and nowhere else", async () => {
  const mail = { id: "1", recipient: "ada@example.org", subject: "Hello", body: "Hello", writtenAt: start }
  const from = "no-reply@scholium.example"
  for (const replyTo of ["editors@scholium.example", undefined]) {
    const transport = smtp({ url: server.url, from, replyTo })
    await transport.send(mail)
    expect(server.mails.at(-1)?.headers["reply-to"]).toBe(replyTo)
    transport.close()
  }
})

test("a password is not sent to a server without encryption", async () => {
  const unencrypted = await startSmtp({ login: { user: "post", pass: "secret" } })
  const url = unencrypted.url.replace("//", "//post:secret@")
  const transport = smtp({ url, from: "no-reply@scholium.example" })
  const mail = { id: "1", recipient: "ada@example.org", subject: "Hello", body: "Hello", writtenAt: start }
  await expect(transport.send(mail)).rejects.toThrow(/STARTTLS/)
  expect(unencrypted.mails).toEqual([])
  transport.close()
  await unencrypted.close()
})

const broken: Transport = { ...mailbox, send: () => Promise.reject(new Error("no route")) }

async function written(db: Database, other: Partial<LetterToWrite> = {}): Promise<string> {
  const about = { cause: "event:1", recipient: "ada@example.org", subject: "Merged", body: "Thank you.\n", now: start }
  await db.transaction((tx) => writeLetter(tx, { ...about, ...other }))
  const [row] = await db.select({ id: letter.id }).from(letter)
  return row?.id ?? ""
}

async function kept(db: Database, id: string) {
  const [row] = await db.select().from(letter).where(eq(letter.id, id))
  return row
}
