/** One mail as it is handed over. `id` is the letter's: the same letter is the same mail, however often it is tried. */
export type Mail = {
  readonly id: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  readonly writtenAt: Date
}

/** Where mails go. Handed in by whoever starts the post, so that the post itself knows no surroundings. */
export type Transport = {
  /** Resolves when the mail was accepted for delivery. Rejects with `Undeliverable` when trying again is no use. */
  readonly send: (mail: Mail) => Promise<void>
  /** Whether the database is the mailbox, so that bodies that hold secrets must stay readable in it. */
  readonly keepsSecrets: boolean
  readonly close: () => void
}

/** The receiving side said for good that it will not take mail for this address. */
export class Undeliverable extends Error {
  override name = "Undeliverable"
}

/** The try-out's mailbox: a letter is delivered by being marked as sent, and is read where it is kept. */
export const mailbox: Transport = { send: async () => {}, keepsSecrets: true, close: () => {} }
