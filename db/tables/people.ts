import { sql } from "drizzle-orm"
import {
  boolean,
  check,
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

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" })

/** A person: the only place that holds names, addresses and identifiers, so that erasure never rewrites history. */
export const person = pgTable(
  "person",
  {
    id: uuid("id").primaryKey(),
    /** Address of the public page; set when the profile is first completed. */
    slug: text("slug").unique(),
    /** Name as it shall be credited. */
    name: text("name"),
    email: text("email").unique(),
    emailVerified: at("email_verified"),
    image: text("image"),
    credentials: text("credentials").notNull().default(""),
    affiliation: text("affiliation").notNull().default(""),
    biography: text("biography").notNull().default(""),
    topics: jsonb("topics").$type<string[]>().notNull().default([]),
    /** Bare iD, only ever written by a completed ORCID sign-in. */
    orcid: text("orcid").unique(),
    role: text("role").$type<"member" | "editor" | "admin">().notNull().default("member"),
    /** Set by an editor who checked who this is: how, when and by whom. */
    verifiedHow: text("verified_how"),
    verifiedAt: at("verified_at"),
    verifiedBy: uuid("verified_by"),
    /** False: only named as author, without a way to sign in and without a page. */
    hasAccount: boolean("has_account").notNull().default(true),
    createdAt: at("created_at").notNull().defaultNow(),
    erasedAt: at("erased_at"),
  },
  (t) => [check("person_role", sql`${t.role} in ('member', 'editor', 'admin')`)],
)

/** A signed-in browser. `sessionToken` is the SHA-256 of the cookie's value, so a stolen dump signs nobody in. */
export const session = pgTable(
  "session",
  {
    sessionToken: text("session_token").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => person.id, { onDelete: "cascade" }),
    expires: at("expires").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    seenAt: at("seen_at").notNull().defaultNow(),
    method: text("method").notNull().default("email"),
    userAgent: text("user_agent").notNull().default(""),
  },
  (t) => [index("session_user").on(t.userId)],
)

/** A magic link that was sent and not yet spent: at most one for an address and the browser that asked. */
export const verificationToken = pgTable(
  "verification_token",
  {
    identifier: text("identifier").notNull(),
    token: text("token").notNull(),
    expires: at("expires").notNull(),
    /** SHA-256 of the cookie in the browser that asked; another browser must type the code. */
    binding: text("binding"),
    /** Keyed hash of the six digits; null until the link was opened in another browser. */
    code: text("code"),
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.identifier, t.token] }),
    uniqueIndex("verification_token_link").on(t.token),
    index("verification_token_binding").on(t.binding),
    index("verification_token_age").on(t.expires),
  ],
)

/** A person's answers to the 13 ICMJE categories, certified and dated; a change is a new version. Append-only. */
export const disclosure = pgTable(
  "disclosure",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    version: integer("version").notNull(),
    answers: jsonb("answers").$type<import("#core/people/disclosure").DisclosureAnswers>().notNull(),
    certifiedAt: at("certified_at").notNull(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [uniqueIndex("disclosure_version").on(t.personId, t.version)],
)
