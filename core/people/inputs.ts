import { z } from "zod"
import { ROLES } from "#core/actor"
import { idSchema, ticked } from "#core/contribution/inputs"
import { askedText } from "#core/document/asked-text"
import { cleanText } from "#core/document/clean-text"
import type { DisclosureAnswers } from "./disclosure"
import { ICMJE_KEYS, type IcmjeCategory } from "./disclosure"
import { emailAddress } from "./sign-in"

/** A list may come as a list, or as a field with one entry on each line (or, of short words, between commas). */
const listed = (separator: RegExp) => (raw: unknown) =>
  typeof raw === "string"
    ? raw
        .split(separator)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== "")
    : raw

export const profileInput = z.strictObject({
  name: askedText({ min: 2, max: 120, missing: "Give the name under which you want to be credited." }),
  credentials: cleanText({ max: 120 }),
  affiliation: cleanText({ max: 200 }),
  biography: cleanText({ max: 1500, multiline: true }),
  topics: z.preprocess(
    listed(/[\n,;]/),
    z.array(cleanText({ min: 1, max: 60 })).max(12, "Name at most twelve topics."),
  ),
})

const interest = z
  .strictObject({
    none: z.literal(false),
    entities: z.preprocess(
      listed(/\n/),
      z.array(cleanText({ min: 1, max: 200 })).max(30, "Name at most thirty organisations."),
    ),
    recipient: z.enum(["self", "institution", "both"], "Say who received it: you, your institution or both."),
    note: cleanText({ max: 1000, multiline: true }),
  })
  .refine((given) => given.entities.length > 0 || given.note.length > 0, {
    path: ["entities"],
    message: "Name the organisation or product, or describe the interest in a note.",
  })

const answer = z.preprocess(
  answerFromForm,
  z.discriminatedUnion(
    "none",
    [z.strictObject({ none: z.literal(true) }), interest],
    "Answer “none” or say what there is.",
  ),
)

/** A form says "true" or "false" and sends the fields of both answers; without an answer it sends neither. */
function answerFromForm(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null) return {}
  const { none, ...details } = raw as Record<string, unknown>
  if (none === "true") return { none: true }
  return none === "false" ? { ...details, none: false } : raw
}

const answers = Object.fromEntries(ICMJE_KEYS.map((key) => [key, answer])) as Record<IcmjeCategory, typeof answer>

export const disclosureInput = z.strictObject({
  answers: z.strictObject(answers) satisfies z.ZodType<DisclosureAnswers>,
  certified: ticked("Please certify your answers; readers rely on them."),
})

export const grantRoleInput = z.strictObject({ personId: idSchema, role: z.enum(ROLES) })

export const inviteInput = z.strictObject({
  email: emailAddress,
  role: z.enum(["editor", "admin"], "Say whether to invite an editor or an administrator."),
  message: cleanText({ max: 1000, multiline: true }),
})

export const verifyPersonInput = z.strictObject({
  personId: idSchema,
  how: askedText({ min: 5, max: 300, missing: "Say how you checked: readers see this beside the name." }),
})
