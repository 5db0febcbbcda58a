import { touchedBlocks } from "#core/contribution/proposal"
import type { Block } from "#core/document/schema"

type Written = Readonly<Record<string, string>>

const fieldsOf = (root: HTMLElement | null): HTMLTextAreaElement[] => [...(root?.querySelectorAll("textarea") ?? [])]

/** What the fields say otherwise than the text, the reason, and the answers to what was asked. */
export function gathered(root: HTMLElement | null, ground: readonly Block[]) {
  const fields = fieldsOf(root)
  const under = (prefix: string): Written =>
    Object.fromEntries(
      fields.filter(({ name }) => name.startsWith(prefix)).map(({ name, value }) => [name.slice(prefix.length), value]),
    )
  const reason = fields.find(({ name }) => name === "reason")?.value ?? ""
  return { blocks: touchedBlocks(ground, under("blocks.")), reason, answers: under("answers.") }
}

export function setField(root: HTMLElement | null, name: string, text: string): void {
  const field = fieldsOf(root).find((one) => one.name === name)
  if (field) field.value = text
}
