import { expect } from "./story"

export type Mail = { readonly recipients: string[]; readonly text: string }

/** What the production server sent to `address` so far. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const mails = (await (await fetch(process.env.MAILS_URL ?? "")).json()) as Mail[]
  return mails.filter(({ recipients }) => recipients.includes(address))
}

/** The link in the first letter to `address`, once it has come. */
export async function linkMailedTo(address: string): Promise<string> {
  await expect.poll(async () => (await mailsTo(address)).length).toBe(1)
  const [mail] = await mailsTo(address)
  return mail?.text.match(/https?:\/\/\S+/)?.[0] ?? ""
}
