import type { TypedResolution, TypedResolutions } from "./merge-proposal"
import type { TypedRuling, TypedRulings } from "./rulings"
import { resolutionsIn, rulingsIn } from "./typed-choices"

/** The forms of a review, whose fields are kept under `<form>.<field>`. */
export const REVIEW_FORMS = ["merge", "request", "decline", "amend", "undo", "remark", "note"] as const
export type ReviewForm = (typeof REVIEW_FORMS)[number]

/** What an editor has chosen and typed on a review and not sent yet: `<form>.<field>` -> what stands in the field. */
export type ReviewValues = Readonly<Record<string, string>>

/** The pages of a review that an editor has opened, of one version against one live revision. */
export type OpenedPages = { readonly versionN: number; readonly liveSeq: number; readonly pages: readonly number[] }

/** The most that is kept for one editor and one review, in characters of names and values. */
export const REVIEW_MOST_CHARACTERS = 500_000

/** Fields that a form carries besides what its editor chose and typed. */
const CARRIED: ReadonlySet<string> = new Set(["form", "versionN", "liveSeq", "page", "layout", "go", "return"])
/** Declared and said for one decision: asked again each time. */
const SAID_EACH_TIME: ReadonlySet<string> = new Set(["acknowledged", "unopened", "noticeConfirmed"])

type Fields = Readonly<Record<string, string | readonly string[]>>

export const isReviewForm = (name: unknown): name is ReviewForm => REVIEW_FORMS.some((one) => one === name)

/**
 * The fields of one form as they are kept. Words that stand ready for a change are nobody's before they are chosen, so
 * they are left out: a form sends them whether or not anybody typed there.
 */
export function keptFields(form: ReviewForm, fields: Fields): Record<string, string> {
  const isReady = (name: string) => {
    const id = name.match(/^rulings\.(.+)\.text$/)?.[1]
    return id !== undefined && fields[`rulings.${id}.verdict`] !== "amend"
  }
  const kept = Object.entries(fields).filter(
    ([name]) => !CARRIED.has(name) && !SAID_EACH_TIME.has(name) && !isReady(name),
  )
  return Object.fromEntries(kept.map(([name, value]) => [`${form}.${name}`, [value].flat()[0] ?? ""]))
}

/** What is kept of one form, under the names of its fields. */
export function keptOf(values: ReviewValues, form: ReviewForm): Record<string, string> {
  const its = Object.entries(values).filter(([name]) => name.startsWith(`${form}.`))
  return Object.fromEntries(its.map(([name, value]) => [name.slice(form.length + 1), value]))
}

/** What is kept once `fields` were kept too. Taking all changes, or leaving all out, replaces what was made of single ones. */
export function keptWith(values: ReviewValues, fields: ReviewValues): ReviewValues {
  const isForAll = fields["merge.all"] !== undefined
  const standing = Object.entries(values).filter(([name]) => !(isForAll && VERDICT.test(name)))
  return { ...Object.fromEntries(standing), ...fields }
}

const VERDICT = /^merge\.rulings\..+\.verdict$/

/** What is left once one form was sent. */
export const keptWithout = (values: ReviewValues, form: ReviewForm): ReviewValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(`${form}.`)))

/** What is left once a decision was taken: a message or a note that was begun is no part of it. */
export const keptAfterDecision = (values: ReviewValues): ReviewValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => /^(remark|note)\./.test(name)))

/** How much room it takes, in characters. */
export const sizeOfKept = (values: ReviewValues): number =>
  Object.entries(values).reduce((sum, [name, value]) => sum + name.length + value.length, 0)

type Known = { readonly changes: readonly { readonly id: string }[]; readonly versionN: number }

/**
 * What was kept for the changes that there are: what was made of each by itself and, where all were left out of this very
 * version, of the others. What was kept for changes that are not there any more is no part of it.
 */
export function rulingsKept(values: ReviewValues, { changes, versionN }: Known): TypedRulings {
  const kept = keptOf(values, "merge")
  const rulings = rulingsIn(kept)
  const isAllOut = kept.all === "decline" && kept["all.on"] === String(versionN)
  const rest: TypedRuling | undefined = isAllOut ? { verdict: "decline", text: "", word: "" } : undefined
  const found = changes.flatMap(({ id }): [string, TypedRuling][] => {
    const typed = rulings[id]
    const isChosen = kept[`rulings.${id}.verdict`] !== undefined
    if (typed && rest && !isChosen) return [[id, { ...typed, verdict: rest.verdict }]]
    const one = typed ?? rest
    return one ? [[id, one]] : []
  })
  return Object.fromEntries(found)
}

/** How the conflicts that there are were settled. */
export function resolutionsKept(
  values: ReviewValues,
  form: "merge" | "undo",
  conflicts: readonly { readonly id: string }[],
): TypedResolutions {
  const settled = resolutionsIn(keptOf(values, form))
  return Object.fromEntries(
    conflicts.flatMap(({ id }): [string, TypedResolution][] => (settled[id] ? [[id, settled[id]]] : [])),
  )
}

/** Something that was chosen or asked about a change, or a place to settle, that is not there any more. */
export type Unfit = {
  /** The names under which it is kept. */
  readonly names: readonly string[]
  /** What it was about, in words; "" where that was not kept. */
  readonly about: string
  readonly verdict: string
  readonly words: readonly string[]
}

/** What was kept and does not fit any more, for the editor to read and to throw away. */
export function unfitIn(values: ReviewValues, ids: ReadonlySet<string>, versionN: number): Unfit[] {
  const strays = new Map<string, string[]>()
  for (const name of Object.keys(values)) {
    const [, chosen, said] = name.match(ABOUT_ONE) ?? []
    const id = chosen ?? said
    if (id !== undefined && !ids.has(id)) strays.set(id, [...(strays.get(id) ?? []), name])
  }
  const found = [...strays.values()].map((names) => unfitOf(values, names))
  const isOld = values["merge.all"] === "decline" && values["merge.all.on"] !== String(versionN)
  const all = { names: ["merge.all", "merge.all.on"], about: ALL_OF_A_VERSION, verdict: "decline", words: [] }
  return [...(isOld ? [all] : []), ...found].filter((one) => one.verdict !== "" || one.words.length > 0)
}

const ABOUT_ONE = /^(?:merge|undo|request)\.(?:(?:rulings|resolutions)\.(.+)\.\w+|(?:asked|about)\.(.+))$/
const ALL_OF_A_VERSION = "All changes of an earlier version"

function unfitOf(values: ReviewValues, names: readonly string[]): Unfit {
  const of = (part: RegExp) => names.filter((name) => part.test(name)).map((name) => values[name] ?? "")
  const [verdict = ""] = of(/\.(verdict|take)$/)
  const [about = ""] = of(/\.about\./)
  return { names, about, verdict, words: of(/\.(text|word)$|\.asked\./).filter((text) => text.trim() !== "") }
}
