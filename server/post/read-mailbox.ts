import { desc, isNull } from "drizzle-orm"
import { letter } from "#db/tables/post"
import type { Context } from "#server/context"

export type MailboxLetter = {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly writtenAt: Date
  readonly sent: boolean
}

/** The newest letters, newest first, without those that are told in another: what the try-out's mailbox page shows. The page must not exist anywhere else. */
export async function readMailbox({ db }: Context, most = 50): Promise<MailboxLetter[]> {
  const rows = await db
    .select()
    .from(letter)
    .where(isNull(letter.toldIn))
    .orderBy(desc(letter.createdAt), desc(letter.id))
    .limit(most)
  return rows.map(({ id, recipient, subject, body, createdAt, sentAt }) => {
    return { id, recipient, subject, body, writtenAt: createdAt, sent: sentAt !== null }
  })
}
