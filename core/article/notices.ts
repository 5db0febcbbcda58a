import type { NoticeType } from "./vocabulary"

/** The kinds of notice by what they do for a reader, and what each means, in a sentence. */
export const NOTICE_GROUPS = [
  {
    legend: "Something is put right",
    kinds: {
      clarification: "What we wrote was not wrong, but could be misread.",
      correction: "A fact was wrong.",
      corrigendum: "The author got something wrong; the word that journals use for it.",
      erratum: "We got something wrong in publishing; the word that journals use for it.",
    },
  },
  {
    legend: "Something is added",
    kinds: {
      addendum: "Something new belongs to what we wrote, such as the result of a trial.",
      new_version: "The article was brought up to date in many places.",
      new_edition: "The article was written anew.",
    },
  },
  {
    legend: "Readers are warned",
    kinds: {
      expression_of_concern: "There is reason to doubt part of the article, and we are looking into it.",
      partial_retraction: "Part of the article should not be relied on any more; the rest stands.",
      removal: "A contribution or passage was taken out, by its author's wish or our decision.",
      retraction: "The article should not be relied on any more, because it is wrong.",
      withdrawal: "The article is taken back for another reason than an error.",
    },
  },
] as const

/** A notice as an editor gives it: its kind, what was wrong and what stands now. */
export type NoticeSaid = { readonly type: NoticeType; readonly wrong: string; readonly stands: string }
/** What is asked for with it: that it is meant, and whether the article is withdrawn with it. */
export type NoticeAsked = {
  readonly noticeType: NoticeType | null
  readonly noticeWrong: string
  readonly noticeStands: string
  readonly noticeConfirmed: boolean
  readonly noticeWithdraws: "" | "yes" | "no"
}

const ADDS: ReadonlySet<NoticeType> = new Set(["addendum", "new_version", "new_edition"])
const PUTS_RIGHT: ReadonlySet<NoticeType> = new Set(["clarification", "correction", "corrigendum", "erratum"])
const ENDS: ReadonlySet<NoticeType> = new Set(["retraction", "withdrawal"])

/** Whether a notice tells of something new instead of something that was wrong. */
export const addsOnly = (type: NoticeType): boolean => ADDS.has(type)
/** Whether it warns readers: asked twice, and at the head of the article until it is taken back. */
export const isGrave = (type: NoticeType): boolean => !ADDS.has(type) && !PUTS_RIGHT.has(type)
/** Whether it says of the whole article that it does not stand, so that withdrawing it is the next question. */
export const endsArticle = (type: NoticeType): boolean => ENDS.has(type)

/** How much of each text is taken, and how short what was wrong may be: a reader must be able to act on it. */
export const NOTICE_LENGTHS = { fewest: 10, most: 1000 } as const

/** What is missing in a notice, by field; nothing where none is given or all is said. */
export function noticeProblems(asked: NoticeAsked): Record<string, string> {
  const { noticeType: type, noticeWrong, noticeStands, noticeConfirmed, noticeWithdraws } = asked
  if (!type) {
    const isWritten = noticeWrong !== "" || noticeStands !== ""
    return isWritten ? { noticeType: "Choose what kind of notice this is, or empty its two texts." } : {}
  }
  return {
    ...(!addsOnly(type) && noticeWrong.length < NOTICE_LENGTHS.fewest
      ? { noticeWrong: "Say in a sentence what was wrong; readers see this with the article." }
      : {}),
    ...(PUTS_RIGHT.has(type) && noticeStands === ""
      ? { noticeStands: "Say in a sentence what stands now; readers see this with the article." }
      : {}),
    ...(isGrave(type) && !noticeConfirmed
      ? { noticeConfirmed: "This is one of the grave notices. Tick that it is meant, or choose another." }
      : {}),
    ...(endsArticle(type) && noticeWithdraws === ""
      ? { noticeWithdraws: "Say whether the article is withdrawn in the same step." }
      : {}),
  }
}

/** A notice as one text, for feeds and machines: "Correction. What was wrong: ... What stands now: ..." */
export function noticeInWords(label: string, { wrong, stands }: Omit<NoticeSaid, "type">): string {
  const parts = [label, wrong && `What was wrong: ${wrong}`, stands && `What stands now: ${stands}`].filter(Boolean)
  return parts.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(" ")
}

type Placed = { readonly type: NoticeType; readonly saidAtSeq: number; readonly isTakenBack: boolean }

/**
 * Which notices stand at the head of an article: a grave one until it is taken back; any other until the article has
 * changed in substance since it was last said. `substantive` are the numbers of substantive revisions, newest first.
 */
export function noticesAtHead<Notice extends Placed>(
  notices: readonly Notice[],
  substantive: readonly number[],
): Notice[] {
  const changed = substantive[0] ?? 0
  return notices.filter(({ type, saidAtSeq, isTakenBack }) => !isTakenBack && (isGrave(type) || changed <= saidAtSeq))
}
