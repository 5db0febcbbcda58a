import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import type { Brief } from "#core/post/bundle"

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" })

type Bundled = { readonly bundle: AnyPgColumn; readonly postedAt: AnyPgColumn; readonly toldIn: AnyPgColumn }

/** Whether a letter waits for the time of its bundle: in the words of the index that finds them. */
export const isWaitingInBundle = ({ bundle, postedAt, toldIn }: Bundled) =>
  sql`${bundle} <> '' and ${postedAt} is null and ${toldIn} is null`

/** A mail to one recipient about one event; written with the event, sent by the job queue, once. */
export const letter = pgTable(
  "letter",
  {
    id: uuid("id").primaryKey(),
    /** What it is about: an event's id or a sign-in request. With the recipient it is unique. */
    cause: text("cause").notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** The body opens something (a sign-in link) and is blanked once a mail server has it. */
    secret: boolean("secret").notNull().default(false),
    /** Sending it later than this helps nobody. */
    worthlessAfter: at("worthless_after"),
    createdAt: at("created_at").notNull(),
    /** Letters of one bundle to one recipient go out at most once in a while, several as one; "" for those sent at once. */
    bundle: text("bundle").notNull().default(""),
    /** What is told of it in a letter that holds several. */
    brief: jsonb("brief").$type<Brief>(),
    /** When one of a bundle was handed to the job queue, or the letter in which it is told instead. */
    postedAt: at("posted_at"),
    toldIn: uuid("told_in"),
    /** When a worker began to send it: nobody else does so for a while. */
    claimedAt: at("claimed_at"),
    attempts: integer("attempts").notNull().default(0),
    sentAt: at("sent_at"),
    /** What the last failed attempt said, and when the post gave up. */
    problem: text("problem"),
    gaveUpAt: at("gave_up_at"),
  },
  (t) => [
    uniqueIndex("letter_once").on(t.cause, t.recipient),
    index("letter_newest").on(t.createdAt),
    index("letter_waiting").on(t.recipient, t.bundle, t.createdAt).where(isWaitingInBundle(t)),
    index("letter_bundle").on(t.recipient, t.bundle, t.postedAt).where(sql`${t.bundle} <> ''`),
  ],
)

/** The answer once given to a form or request that carried this key, so that sending it twice does it once. */
export const answeredRequest = pgTable(
  "answered_request",
  {
    key: text("key").notNull(),
    personId: uuid("person_id").notNull(),
    path: text("path").notNull(),
    /** SHA-256 of the input: the same key with other words is refused. */
    inputHash: text("input_hash").notNull(),
    answer: jsonb("answer").$type<Record<string, unknown>>().notNull(),
    answeredAt: at("answered_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] }), index("answered_request_age").on(t.answeredAt)],
)

/** A form that could not be taken (bad input, session ended): what was typed and what is wrong, until it is taken up again. */
export const heldForm = pgTable(
  "held_form",
  {
    id: text("id").primaryKey(),
    path: text("path").notNull(),
    /** Whose it is; null while nobody is signed in, when only the browser's cookie can ask for it. */
    personId: uuid("person_id"),
    values: jsonb("values").$type<Record<string, string | string[]>>().notNull(),
    problems: jsonb("problems").$type<Record<string, string>>().notNull(),
    message: text("message").notNull(),
    heldAt: at("held_at").notNull(),
  },
  (t) => [index("held_form_age").on(t.heldAt), index("held_form_whose").on(t.personId, t.heldAt)],
)
