import type { Block } from "#core/document/schema"
import type { Versions } from "#core/text/chunks"
import type { Resolution } from "#core/text/conflict"
import type { Ledger } from "#core/text/decisions"
import { attributesOf } from "#core/text/diff"
import { fingerprint } from "#core/text/fingerprint"

type Fields = Readonly<Record<string, unknown>>

/**
 * Merges the fields of a block other than id, text and cells, each by itself. A change of type takes the fields of the new
 * type along and is one decision. Incoming changes and conflicts go to the ledger; an open conflict shows ours.
 */
export function mergeAttributes(blocks: Versions<Block>, blockId: string, ledger: Ledger): Fields {
  const { base, ours, theirs } = blocks
  const fields = { base: attributesOf(base), ours: attributesOf(ours), theirs: attributesOf(theirs) }
  if (ours.type !== theirs.type) {
    const whole = { base: ordered(fields.base), ours: ordered(fields.ours), theirs: ordered(fields.theirs) }
    return mergeField("type", whole, { blockId, ledger })
  }
  const before = base.type === ours.type ? fields.base : {}
  const names = [...new Set(Object.values({ before, ...fields }).flatMap((version) => Object.keys(version)))]
  const merged = names
    .filter((name) => name in fields.ours || name in fields.theirs)
    .map((name) => {
      const values = { base: before[name], ours: fields.ours[name], theirs: fields.theirs[name] }
      return [name, name === "columns" ? values.ours : mergeField(name, values, { blockId, ledger })]
    })
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined))
}

/** The same fields with their names in order, so that equal ones look equal. */
function ordered(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)))
}

type Where = { readonly blockId: string; readonly ledger: Ledger }

/** Merges one field of a block: changed by one side it is a change, by both a conflict. Values are compared as JSON. */
export function mergeField<T>(name: string, values: Versions<T>, { blockId, ledger }: Where): T {
  const [base, ours, theirs] = [values.base, values.ours, values.theirs].map((value) => JSON.stringify(value) ?? "")
  if (ours === theirs || theirs === base) return values.ours
  const id = fingerprint("attribute", blockId, name, base ?? "", theirs ?? "")
  if (ours === base) {
    const { state } = ledger.change({ id, kind: "attribute", blockId, name, base: values.base, theirs: values.theirs })
    return state === "declined" ? values.ours : values.theirs
  }
  const conflict = { subject: "attribute", kind: "modify/modify", blockId, name, values } as const
  return chosen(values, ledger.conflict({ id: fingerprint(id, ours ?? ""), ...conflict }))
}

function chosen<T>(values: Versions<T>, resolution: Resolution | undefined): T {
  return resolution?.take === "theirs" ? values.theirs : values.ours
}
