import { z } from "zod"
import { NOTICE_LENGTHS } from "#core/article/notices"
import { NOTICE_TYPES, SIGNIFICANCES } from "#core/article/vocabulary"
import { CLAIMABLE_ROLES } from "#core/credit/roles"
import { askedText } from "#core/document/asked-text"
import { cleanText } from "#core/document/clean-text"
import { isNewSource } from "#core/document/new-source"
import { sourceSchema } from "#core/document/schema"
import { storableText } from "#core/document/storable"
import { insightProblem, placeProblem } from "./bounds"
import { PASSAGE_MOST_CHARACTERS } from "./passage"
import { CHANGE_REASON_MOST, MOST_ABOUT } from "./reasons"
import { rewrittenSchema } from "./rewritten-schema"
import { VERDICTS } from "./rulings"
import { TAKES } from "./settle"
import { AI_USES, CONTRIBUTION_KINDS, DECLINE_REASON_CODES } from "./vocabulary"

/** An id in our own form; anything else names nothing. */
export const idSchema = z.uuid("There is nothing under this address any more.")

/** Whether a part of an address can be an id of ours at all: the database is not asked about anything else. */
export const isId = (text: string): boolean => idSchema.safeParse(text).success

/** The longest insight, in words: a commentary, not a second article. */
export const INSIGHT_MOST_WORDS = 600
/** The longest draft text that is kept, in characters; more is refused with the text still in the form. */
export const DRAFT_MOST_CHARACTERS = 200_000

const typed = z
  .string()
  .max(DRAFT_MOST_CHARACTERS, "This is longer than 200,000 characters, more than can be kept. Please shorten it.")
  .overwrite(storableText)

/** A text with bounds of its own, which are looked at before anything reads it. */
const bounded = (problemOf: (text: string) => string | undefined) =>
  typed.refine((text) => problemOf(text) === undefined, { error: ({ input }) => problemOf(String(input)) ?? "" })

const insightText = bounded(insightProblem)
const textOfPlace = bounded(placeProblem)

const blockId = z.string().regex(/^[\w-]{1,64}$/, "There is no such passage in this article.")

/** Words that somebody picked in an article. Where they stand is found again before anything is kept. */
export const pickedPassageSchema = z.object({
  blockId,
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  exact: z
    .string()
    .min(1)
    .max(PASSAGE_MOST_CHARACTERS, "The passage is too long to attach to. Select a sentence or a paragraph."),
})

export const startContributionInput = z.strictObject({
  slug: z.string().min(1).max(200),
  kind: z.enum(CONTRIBUTION_KINDS, "Choose whether to write an insight or to suggest an edit."),
  passage: pickedPassageSchema.nullable(),
})

const savesSeen = z
  .int("This page is out of date. Reload it, then try again.")
  .min(0, "This page is out of date. Reload it, then try again.")

const refId = z.string().regex(/^[\w-]{0,64}$/, "There is no such source.")
const offset = z.int().min(0).max(1_000_000)
const changeReason = z.strictObject({
  about: z.strictObject({
    place: z.strictObject({ blockId, part: z.string().max(40), cell: z.string().max(20), from: offset, to: offset }),
    before: z.string().max(MOST_ABOUT),
    after: z.string().max(MOST_ABOUT),
  }),
  text: typed,
  refId,
})

const line = z.string().max(2000, "This is far too long. Please shorten it.")
const typedSource = z.strictObject({ address: line, title: line, authors: line, year: line })

/** A draft takes what was typed as it is; only sending asks for more. A field that is absent stays as it was. */
export const saveDraftInput = z.strictObject({
  id: idSchema,
  /** How many saves this page has seen: a second tab that saved meanwhile is not overwritten. */
  saves: savesSeen,
  changes: z.strictObject({
    passage: pickedPassageSchema.nullable().optional(),
    body: insightText.optional(),
    /** The whole text as the editor has it, against the draft's own revision. */
    proposed: rewrittenSchema.nullable().optional(),
    /** Every field the page shows; those that say what the text says already are not kept. */
    blocks: z.record(blockId, typed).optional(),
    reason: typed.optional(),
    reasons: z.array(changeReason).max(1000).optional(),
    sources: z
      .array(sourceSchema.refine(isNewSource, "This source was not kept. Add it once more."))
      .max(200, "These are more new sources than one contribution can bring.")
      .optional(),
    /** A source as a plain form gives it, to be added to the others. */
    newSource: typedSource.optional(),
    /** Answers to single requests, by request and change. */
    answers: z.record(z.string().max(140), typed).optional(),
    roles: z.array(z.string().max(40)).max(10).optional(),
    aiUse: z.string().max(20).optional(),
    aiNote: typed.optional(),
    licence: z.boolean().optional(),
    interestsConfirmed: z.boolean().optional(),
  }),
})

/** A box that was ticked: a script says so by `true`, a form by the box's value. */
const isTicked = (raw: unknown) => raw === true || raw === "yes"
/** A box that has to be ticked, and the sentence for whoever did not. */
export const ticked = (missing: string) => z.preprocess(isTicked, z.literal(true, missing))

/** What must hold of a draft's declarations when it is sent. */
export const declarationsInput = z
  .object({
    roles: z.array(z.enum(CLAIMABLE_ROLES)).min(1, "Choose at least one thing to be credited with.").max(6),
    aiUse: z.enum(AI_USES, "Say whether you used AI tools; “I did not” is an answer too."),
    aiNote: cleanText({ max: 500, multiline: true }),
    licence: ticked("To publish your words we need your consent to the licence."),
    interestsConfirmed: ticked("Confirm that your interests are still as you declared them, or change them first."),
  })
  .refine((given) => given.aiUse !== "content" || given.aiNote.length > 0, {
    path: ["aiNote"],
    message: "Say in a few words what the AI tools were used for.",
  })

/** Declarations as they come from a form, before they are held to `declarationsInput`. */
const typedDeclarations = z.strictObject({
  roles: z.array(z.string().max(40)).max(10),
  aiUse: z.string().max(20),
  aiNote: typed,
  licence: z.preprocess(isTicked, z.boolean()),
  interestsConfirmed: z.preprocess(isTicked, z.boolean()),
})

const typedReason = z.strictObject({
  change: z.string().max(100),
  text: typed,
  refId,
  source: typedSource,
})

export const submitInput = z.strictObject({
  id: idSchema,
  /** How many saves the draft had when it was checked: what was checked is what is sent. Absent: as it is now. */
  saves: savesSeen.optional(),
  /** Absent: as they were saved with the draft. */
  declarations: typedDeclarations.optional(),
  /** Reasons for single changes as a form gives them; for the changes named, they stand instead of those in the draft. */
  reasons: z.array(typedReason).max(1000).optional(),
})

export const reasonInput = askedText({
  min: 3,
  max: 2000,
  multiline: true,
  missing: "Say in a sentence why this should change, with a source where you have one.",
})

/** Why one change should be made: it may be left out. */
export const changeReasonInput = cleanText({ max: CHANGE_REASON_MOST, multiline: true })
/** What an author says to a request about one change. */
export const answerInput = cleanText({ max: 1000, multiline: true })

export const contributionIdInput = z.strictObject({ id: idSchema })

export const remarkInput = z.strictObject({
  id: idSchema,
  body: askedText({ min: 1, max: 5000, multiline: true, missing: "Write a message first." }),
})

/** A decision names the version and the live revision that the editor saw. */
const seen = {
  id: idSchema,
  versionN: z.number().int().min(1),
  liveSeq: z.number().int().min(1),
  acknowledged: z.boolean(),
}

/** A decision covers changes that stand on pages which its editor has not opened only where they say so. */
const unopened = { unopened: z.boolean().default(false) }

/** The name of a field of a review, after that of its form. */
const reviewField = z.string().regex(/^[a-z]{1,20}\.[\w.:-]{1,180}$/, "There is no such field on this page.")

/** What an editor has chosen and typed on a review: every field under the name of its form. */
export const keepReviewInput = z.strictObject({ id: idSchema, fields: z.record(reviewField, typed) })
export const throwAwayKeptInput = z.strictObject({ id: idSchema, names: z.array(reviewField).max(100_000) })

/** What a review that is open says of itself every while: what it shows, and when it was made. */
export const presenceInput = z.strictObject({
  id: idSchema,
  versionN: z.number().int().min(1),
  liveSeq: z.number().int().min(1),
  since: z.iso.datetime("This page is out of date. Reload it."),
  isLeaving: z.boolean(),
})

const message = (missing: string) => askedText({ min: 10, max: 5000, multiline: true, missing })

export const requestChangesInput = z.strictObject({
  ...seen,
  ...unopened,
  message: cleanText({ max: 5000, multiline: true }),
  /** Change id -> what is asked about it; an empty one asks nothing. */
  asked: z.record(z.string().max(100), cleanText({ max: 1000, multiline: true })).default({}),
})

export const declineInput = z.strictObject({
  ...seen,
  ...unopened,
  reason: z.enum(DECLINE_REASON_CODES, "Choose a reason."),
  message: message("Write the author at least a sentence: they took the time to contribute."),
})

/** The text that declining for a reason begins with; a reason may begin with nothing. */
export const declineTextInput = z.strictObject({
  reason: z.enum(DECLINE_REASON_CODES, "Choose a reason."),
  text: cleanText({ max: 2000, multiline: true }),
  /** When the text that the page showed was written, ISO 8601; empty: it was the suggested one. */
  seen: z.string().max(40),
  useSuggested: z.boolean(),
})

export const reopenInput = z.strictObject(seen)

/** The publishing fields that every new revision asks for. */
export const publishingFields = {
  note: askedText({
    min: 3,
    max: 500,
    missing: "Say in a few words what changed; readers see this in the history.",
  }),
  significance: z.enum(SIGNIFICANCES, "Say whether this changes what a reader learns."),
  noticeType: z.enum(NOTICE_TYPES, "Choose one of the notices, or none.").nullable(),
  noticeWrong: cleanText({ max: NOTICE_LENGTHS.most, multiline: true }).default(""),
  noticeStands: cleanText({ max: NOTICE_LENGTHS.most, multiline: true }).default(""),
  noticeConfirmed: z.boolean().default(false),
  noticeWithdraws: z.enum(["", "yes", "no"]).default("").catch(""),
}

/** Seq of a revision with a notice -> whether the notice still holds when what it was about is taken out or back. */
export const noticeRulingsInput = z.record(z.string().regex(/^\d{1,9}$/), z.enum(["keep", "take_back"])).default({})

/** Conflict id -> which words to take; `custom` carries the words, in Markdown. */
export const resolutionsInput = z.record(
  z.string().max(100),
  z.strictObject({ take: z.enum(TAKES, "Choose which words to keep here."), text: textOfPlace }),
)

/** Change id -> what to make of it; `amend` carries the words, in Markdown; `word` is for the author. */
const rulingsInput = z.record(
  z.string().max(100),
  z.strictObject({
    verdict: z.enum(VERDICTS, "Choose whether to take this change."),
    text: textOfPlace,
    word: cleanText({ max: 1000, multiline: true }),
  }),
)

export const amendInput = z.strictObject({
  ...seen,
  ...publishingFields,
  /** The insight in the editor's words, in Markdown. */
  body: insightText,
  message: message("Say in a sentence why you would change the words, so that the author can agree."),
})

export const approveInput = z.strictObject({
  id: idSchema,
  /** The decision whose words were approved. */
  amendment: idSchema,
  interestsConfirmed: ticked("Confirm that your interests are still as you declared them, or change them first."),
})

export const proposeWordingInput = z.strictObject({
  id: idSchema,
  amendment: idSchema,
  body: insightText,
  interestsConfirmed: ticked("Confirm that your interests are still as you declared them, or change them first."),
})

export const undoInput = z.strictObject({
  ...seen,
  ...unopened,
  ...publishingFields,
  message: message("Tell the author in a sentence why their words are taken out again."),
  resolutions: resolutionsInput,
  notices: noticeRulingsInput,
})

export const mergeInput = z.strictObject({
  ...seen,
  ...unopened,
  ...publishingFields,
  message: cleanText({ max: 5000, multiline: true }),
  resolutions: resolutionsInput,
  rulings: rulingsInput.default({}),
})

export const bringUpToDateInput = z.strictObject({
  id: idSchema,
  /** The save of the draft, and the live revision, that the expert saw. */
  saves: savesSeen,
  liveSeq: z.number().int().min(1),
  resolutions: resolutionsInput,
})
