import { z } from "zod"
import { lengthProblem } from "#core/article/bounds"
import {
  idSchema,
  noticeRulingsInput,
  publishingFields,
  reasonInput,
  resolutionsInput,
} from "#core/contribution/inputs"
import { AUTHOR_ROLES } from "#core/credit/authors"
import { authorName } from "#core/credit/typed-author"
import { askedText } from "#core/document/asked-text"
import { cleanText } from "#core/document/clean-text"
import { chosenInstant } from "./local-time"
import { NOTICE_TYPES } from "./vocabulary"

const markdown = z
  .string()
  .min(1, "Paste or write the article first.")
  .refine((text) => lengthProblem(text) === undefined, { error: ({ input }) => lengthProblem(String(input)) ?? "" })

const party = z.strictObject({
  name: cleanText({ min: 1, max: 200 }),
  aliases: z.array(cleanText({ min: 1, max: 200 })).max(20),
})

const author = z.strictObject({
  /** Somebody known already; "" for a name to be looked up. */
  personId: z.union([z.literal(""), idSchema]).default(""),
  name: authorName,
  roles: z
    .array(z.enum(AUTHOR_ROLES, "Choose what this author is credited with."))
    .min(1, "Choose what this author is credited with.")
    .max(AUTHOR_ROLES.length),
})

export const nameAuthorsInput = z.strictObject({
  articleId: idSchema,
  authors: z.array(author).min(1, "Name at least one author.").max(200),
  /** Why, for the history; it may be left out. */
  note: cleanText({ max: 500 }).default(""),
  /** The byline that the editor saw; a script that has the article to itself has no need of it. */
  seen: z.string().max(40).optional(),
})

/** A form of authors as it stands, to be arranged otherwise. */
export const arrangeBylineInput = z.strictObject({
  articleId: idSchema,
  values: z.record(z.string().max(40), z.union([z.string().max(500), z.array(z.string().max(40)).max(20)])),
})

export const draftArticleInput = z.strictObject({
  /** Typed apart from the text; it goes before the one in the text. Alone, it begins an article without text. */
  title: cleanText({ max: 300 }).default(""),
  markdown: markdown.or(z.literal("")),
  topic: cleanText({ max: 80 }),
  /** `markdown`, plain text as it comes out of a word processor, or what the file's name and the text look like. */
  form: z.enum(["auto", "markdown", "plain"]),
  /** What the file was called that the text comes from. */
  fileName: z.string().max(300).optional().catch(undefined),
  imported: z.boolean(),
  /** How many saves of the beginning the page has seen, which ends with it; 0 where it was never kept. */
  saves: z.number().int().min(0).default(0),
  /**
   * Names of the authors, in order. Where there are none, those that the text gives; absent, too, of a text that was not
   * imported: whoever drafts it.
   */
  authors: z.array(authorName).max(200).optional(),
})

/** What is typed on the page for a new article, as far as it changed; kept as it is. */
export const saveBeginningInput = z.strictObject({
  title: z.string().max(2000).optional(),
  markdown: markdown.or(z.literal("")).optional(),
  topic: z.string().max(2000).optional(),
  form: z.enum(["auto", "markdown", "plain"]).optional(),
  fileName: z.string().max(300).optional(),
  saves: z.number().int().min(0),
})

/** The save of the draft that the editor saw. */
export const discardArticleInput = z.strictObject({ articleId: idSchema, saves: z.number().int().min(1) })

export const saveArticleDraftInput = z.strictObject({
  articleId: idSchema,
  markdown,
  /** The ids of its blocks, parted by spaces, where it was written in the editor; "" in Markdown. */
  ids: z
    .string()
    .regex(/^([\w-]{1,64}( |$))*$/)
    .max(200_000)
    .default("")
    .catch(""),
  /** How many saves this page has seen: 0 when the draft is only being started. */
  saves: z.number().int().min(0),
})

/** Whose the new words of an edit are: those of whoever wrote the draft, or of the article's authors. */
const words = z.enum(["writers", "authors"], "Choose whose words these are.").default("writers")

export const publishArticleInput = z.strictObject({
  articleId: idSchema,
  ...publishingFields,
  words,
  /** The save of the draft, and the live revision, that the editor saw; a script that has the article to itself has no need of them. */
  saves: z.number().int().min(1).optional(),
  liveSeq: z.number().int().min(0).optional(),
  /** Whoever typed a time and publishes all the same may have meant to schedule. */
  publishAt: z
    .literal("", "A time is filled in here. Schedule the text for it, or empty the time and publish now.")
    .optional(),
  /** Where the article moved on and both changed the same words: which to take. */
  resolutions: resolutionsInput.optional(),
})

/** An instant; without a zone, as a plain form sends it, it is UTC. See `chosenInstant` for what else it may be. */
const publishAt = z
  .string()
  .max(100, "Choose a day and a time.")
  .transform((text, ctx) => {
    const chosen = chosenInstant(text)
    if (chosen.ok) return chosen.at
    ctx.issues.push({ code: "custom", message: chosen.problem, input: text })
    return z.NEVER
  })

/** When what stands on the schedule was put there, as the editor saw it; "" where nothing stood there. */
const scheduleSeen = z.union([z.literal(""), z.iso.datetime()], "This page is out of date. Reload it, then try again.")

export const scheduleInput = z.strictObject({
  articleId: idSchema,
  ...publishingFields,
  words,
  /** The save of the draft that the editor saw. */
  saves: z.number().int().min(1),
  seen: scheduleSeen,
  publishAt,
})

export const rescheduleInput = z.strictObject({ articleId: idSchema, seen: scheduleSeen, publishAt })

export const unscheduleInput = z.strictObject({ articleId: idSchema, seen: scheduleSeen })

export const mendRevisionInput = z.strictObject({
  articleId: idSchema,
  seq: z.number().int().min(1),
  note: publishingFields.note,
  significance: publishingFields.significance,
  /** The mending that stood when the editor looked; "" where there was none. */
  seen: z.union([z.literal(""), idSchema]),
})

export const suggestDraftInput = z.strictObject({
  articleId: idSchema,
  saves: z.number().int().min(1),
  reason: reasonInput,
})

export const describeArticleInput = z.strictObject({
  articleId: idSchema,
  topic: cleanText({ max: 80 }),
  parties: z.array(party).max(100, "Name at most 100 parties."),
})

export const setStatusInput = z.strictObject({
  articleId: idSchema,
  status: z.enum(["live", "closed", "withdrawn"]),
  note: cleanText({ max: 1000, multiline: true }),
})

export const restoreInput = z.strictObject({
  articleId: idSchema,
  /** The revision whose text to give back. */
  seq: z.number().int().min(1),
  /** The live revision that the editor saw. */
  liveSeq: z.number().int().min(1),
  note: askedText({ min: 3, max: 500, missing: "Say in a few words why; readers see this in the history." }),
  /** Of each notice on a revision that is taken back: whether it still holds. */
  notices: noticeRulingsInput,
})

const aboutNotice = {
  articleId: idSchema,
  /** The revision that carries the notice, or is to carry it. */
  seq: z.number().int().min(1),
  /** What was said last of it when the editor looked; "" where nothing was. */
  seen: z.union([z.literal(""), idSchema]),
  reason: askedText({ min: 3, max: 500, missing: "Say in a few words why; readers see this in the history." }),
}

export const changeNoticeInput = z.strictObject({
  ...aboutNotice,
  noticeType: z.enum(NOTICE_TYPES, "Choose one of the notices."),
  noticeWrong: publishingFields.noticeWrong,
  noticeStands: publishingFields.noticeStands,
  noticeConfirmed: publishingFields.noticeConfirmed,
  noticeWithdraws: publishingFields.noticeWithdraws,
})

export const takeBackNoticeInput = z.strictObject(aboutNotice)

export const ownNameInput = z.strictObject({ articleId: idSchema })
