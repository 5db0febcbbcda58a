import type { Change } from "#core/text/change"
import type { Conflict } from "#core/text/conflict"
import { plainText } from "#core/text/content"
import { changeOf } from "./change-in-words"

/**
 * Where a change is, in the revision that it was written against: the characters [from, to) of a block or of a table's
 * cell, for words; the field, row or block itself, for everything else.
 */
export type ChangePlace = {
  readonly blockId: string
  readonly part: string
  readonly cell: string
  readonly from: number
  readonly to: number
}

/** What a reason is about: the place of a change, and its words, shortened. */
export type About = { readonly place: ChangePlace; readonly before: string; readonly after: string }

/** Why one change of an edit should be made, and on which source. Both may be empty while it is written. */
export type ChangeReason = {
  readonly about: About
  readonly text: string
  /** The id of the source; "" for none. */
  readonly refId: string
}

/** A reason as it was sent: for the change with this id. */
export type SentReason = ChangeReason & { readonly changeId: string }

/** The longest reason for a single change, in characters. */
export const CHANGE_REASON_MOST = 1000
/** How much of a change's words is kept with its reason. */
export const MOST_ABOUT = 200
/** Beyond the end of any text. */
const END = 1_000_000

/** What a reason given for a change is about. */
export function aboutOf(change: Change): About {
  const { before, after } = changeOf(change)
  return { place: placeOf(change), before: shortened(plainText(before)), after: shortened(plainText(after)) }
}

function placeOf(change: Change): ChangePlace {
  const { blockId } = change
  switch (change.kind) {
    case "text":
    case "format":
    case "space":
      return { blockId, part: "words", cell: cellOf(change.cell), ...change.ranges.base }
    case "attribute":
      return { blockId, part: `field ${change.name}`, ...WHOLE }
    case "replace":
      return { blockId, part: "words", ...WHOLE }
    case "row":
    case "column":
      return { blockId, part: `${change.kind} ${change.what}`, cell: "", from: change.at, to: change.at + 1 }
    default:
      return { blockId, part: change.kind, ...WHOLE }
  }
}

/** Where a place in question is, as `placeOf` says it of changes. */
function placeInQuestion(conflict: Conflict): ChangePlace {
  const { blockId } = conflict
  if (conflict.subject === "attribute") return { blockId, part: `field ${conflict.name}`, ...WHOLE }
  if (conflict.subject === "block") return { blockId, part: "block", ...WHOLE }
  return { blockId, part: "words", cell: cellOf(conflict.cell), ...conflict.ranges.base }
}

const WHOLE = { cell: "", from: 0, to: END }
const cellOf = (cell: { row: number; column: number } | undefined) => (cell ? `${cell.row} ${cell.column}` : "")
// Never half of a character that is made of two units: the database refuses it.
const shortened = (text: string): string => text.slice(0, MOST_ABOUT).replace(/[\uD800-\uDBFF]$/, "")

/**
 * The change that a reason is about: the one that overlaps its place most, or touches it where one of the two is a mere
 * point; else the only one of its block that says the same. Undefined when it was taken back.
 *
 * This works by the base, which does not change while one types: whatever words come to stand there, the change that
 * takes their place covers the same characters of the base. Only where new words repeat those beside them may they be
 * put on either side: then they are known by what they say.
 */
export function changeFor<C extends { readonly about: About }>(about: About, changes: readonly C[]): C | undefined {
  const { place } = about
  const near = changes.filter(({ about: { place: one } }) => isBeside(one, place))
  const [best] = near.sort((a, b) => distance(a.about.place, place) - distance(b.about.place, place))
  if (best) return best
  const alike = changes.filter((one) => saysTheSame(one.about, about) || saysMuchTheSame(one.about, about))
  return alike.length === 1 ? alike[0] : undefined
}

function isBeside(one: ChangePlace, other: ChangePlace): boolean {
  if (one.blockId !== other.blockId || one.part !== other.part || one.cell !== other.cell) return false
  const shared = sharedBy(one, other)
  // The space between two words may count to either side.
  return shared > 0 || (shared >= -1 && (one.from === one.to || other.from === other.to))
}

/** How many characters two ranges share; below 0 when they lie apart. */
const sharedBy = (one: ChangePlace, other: ChangePlace): number =>
  Math.min(one.to, other.to) - Math.max(one.from, other.from)

const distance = (one: ChangePlace, from: ChangePlace): number =>
  Math.abs(one.from - from.from) / (2 * END) - sharedBy(one, from)

const saysTheSame = (one: About, other: About): boolean =>
  one.place.blockId === other.place.blockId &&
  one.place.part === other.place.part &&
  one.before === other.before &&
  one.after === other.after &&
  one.before !== one.after

/** Whether two texts share most of their words, with no more between them than they are long. */
function saysMuchTheSame(one: About, other: About): boolean {
  const { blockId, part, cell } = other.place
  if (one.place.blockId !== blockId || one.place.part !== part || one.place.cell !== cell) return false
  if (-sharedBy(one.place, other.place) > Math.max(one.after.length, other.after.length) + 1) return false
  const [fewer = [], more = []] = [wordsIn(one.after), wordsIn(other.after)].sort((a, b) => a.length - b.length)
  const shared = fewer.filter((word) => more.includes(word)).length
  return shared > 0 && 2 * shared >= fewer.length
}

const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "")

/** The reasons, each at the place where its change is now; the same list when none has moved. */
export function follow<C extends { readonly about: About }>(
  reasons: readonly ChangeReason[],
  changes: readonly C[],
): readonly ChangeReason[] {
  const followed = reasons.map((reason) => {
    const now = changeFor(reason.about, changes)?.about
    return !now || isSame(now, reason.about) ? reason : { ...reason, about: now }
  })
  return followed.every((reason, at) => reason === reasons[at]) ? reasons : followed
}

function isSame({ place, ...one }: About, other: About): boolean {
  const names = ["blockId", "part", "cell", "from", "to"] as const
  return one.before === other.before && one.after === other.after && names.every((n) => place[n] === other.place[n])
}

type Places = { readonly changes: readonly Change[]; readonly conflicts: readonly Conflict[] }

/**
 * The reasons of a sent edit by the change, or the place in question, that each is for in a merge, which may say it a
 * little otherwise than what was sent. Under "" those whose change the article has by now.
 */
export function reasonsBy(
  reasons: readonly SentReason[],
  { changes, conflicts }: Places,
): ReadonlyMap<string, readonly SentReason[]> {
  const listed = changes.filter(({ state }) => state !== "agreed").map((one) => ({ id: one.id, about: aboutOf(one) }))
  const found = new Map<string, SentReason[]>()
  for (const reason of reasons) {
    const own = listed.find(({ id }) => id === reason.changeId)
    const asked = own ?? conflicts.find((conflict) => isInQuestion(reason.about, conflict))
    const id = (asked ?? changeFor(reason.about, listed))?.id ?? ""
    found.set(id, [...(found.get(id) ?? []), reason])
  }
  return found
}

function isInQuestion({ place }: About, conflict: Conflict): boolean {
  const asked = placeInQuestion(conflict)
  return asked.part === "block" ? place.blockId === asked.blockId : isBeside(asked, place)
}

/** Whether anything is said at all. */
export const saysSomething = ({ text, refId }: Pick<ChangeReason, "text" | "refId">): boolean =>
  text.trim() !== "" || refId !== ""
