import { locateQuote } from "#core/anchor/locate"
import { wholeBlock } from "#core/contribution/passage"
import { CONTRIBUTION_KINDS } from "#core/contribution/vocabulary"
import type { Block } from "#core/document/schema"
import { contributePath } from "#core/metadata/addresses"

type Fields = Readonly<Record<string, string | readonly string[] | undefined>>

const text = (fields: Fields, name: string): string => String(fields[name] ?? "")
/** A place that is no number is the start: the words themselves are looked for. */
const wholeNumber = (digits: string): number => (/^\d{1,9}$/.test(digits) ? Number(digits) : 0)

/** The passage that an address or a form names, as it was picked; null where it names none. Whether it stands is asked later. */
export function pickedFrom(fields: Fields) {
  const [blockId, exact] = [text(fields, "block"), text(fields, "exact")]
  if (blockId === "") return null
  return { blockId, start: wholeNumber(text(fields, "start")), end: wholeNumber(text(fields, "end")), exact }
}

/** Where the picked words stand now; a block without words is picked as a whole, up to what a passage may have. */
export function foundIn(picked: NonNullable<ReturnType<typeof pickedFrom>>, blocks: readonly Block[]) {
  if (picked.exact !== "") return locateQuote(picked, { blocks: [...blocks] })
  const block = blocks.find(({ id }) => id === picked.blockId)
  return block ? wholeBlock(block) : null
}

/** The page again, with what was picked. */
export function sameAgain(slug: string, fields: Fields): string {
  const picked = pickedFrom(fields)
  const kind = CONTRIBUTION_KINDS.find((one) => one === text(fields, "kind"))
  return contributePath(slug, {
    ...(kind && { kind }),
    ...(picked && { block: picked.blockId, start: picked.start, end: picked.end, exact: picked.exact }),
  })
}
