import { type SQL, sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  bigint,
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
import { PUBLIC_EVENTS } from "#core/article/public-events"
import type { Amendment } from "#core/contribution/amendment"
import type { Asked } from "#core/contribution/asked"
import type { DraftContent, VersionContent } from "#core/contribution/content"
import type { OpenedPages, ReviewValues } from "#core/contribution/review-draft"
import type { Ruled } from "#core/contribution/ruled"
import type { ContributionKind, ContributionState, DecisionKind, DeclineReason } from "#core/contribution/vocabulary"
import { article, revision } from "./articles"
import { disclosure, person } from "./people"

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" })

/** What an expert sends in. Its text lives in `draft` while it is written and in `version` once it is sent. */
export const contribution = pgTable(
  "contribution",
  {
    id: uuid("id").primaryKey(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    authorId: uuid("author_id")
      .notNull()
      .references(() => person.id),
    kind: text("kind").$type<ContributionKind>().notNull(),
    state: text("state").$type<ContributionState>().notNull().default("draft"),
    /** Number of the newest version; 0 before the first sending. */
    versions: integer("versions").notNull().default(0),
    assigneeId: uuid("assignee_id").references(() => person.id),
    assignedUntil: at("assigned_until"),
    /** When an undo took its words out of the article; empty again once it is merged anew. */
    revertedAt: at("reverted_at"),
    createdAt: at("created_at").notNull(),
    /** Time of the first sending: what its age in the queue counts from. */
    submittedAt: at("submitted_at"),
    changedAt: at("changed_at").notNull(),
  },
  (t) => [
    check(
      "contribution_state",
      sql`${t.state} in ('draft', 'submitted', 'changes_requested', 'amended', 'merged', 'reverted', 'declined', 'withdrawn')`,
    ),
    index("contribution_queue").on(t.state, t.submittedAt, t.id),
    index("contribution_author").on(t.authorId, t.changedAt),
    index("contribution_article").on(t.articleId, t.state),
  ],
)

/** The text being written: the one mutable place. `revisionOf` counts saves, so that two tabs do not overwrite each other. */
export const draft = pgTable("draft", {
  contributionId: uuid("contribution_id")
    .primaryKey()
    .references(() => contribution.id),
  baseRevisionId: uuid("base_revision_id")
    .notNull()
    .references(() => revision.id),
  content: jsonb("content").$type<DraftContent>().notNull(),
  saves: integer("saves").notNull().default(0),
  savedAt: at("saved_at").notNull(),
})

/** One sending of a contribution. Append-only. */
export const version = pgTable(
  "version",
  {
    id: uuid("id").primaryKey(),
    contributionId: uuid("contribution_id")
      .notNull()
      .references(() => contribution.id),
    n: integer("n").notNull(),
    baseRevisionId: uuid("base_revision_id")
      .notNull()
      .references(() => revision.id),
    content: jsonb("content").$type<VersionContent>().notNull(),
    /** The name, credentials and affiliation are the person's own; the interests are those certified then. */
    disclosureId: uuid("disclosure_id")
      .notNull()
      .references(() => disclosure.id),
    hash: text("hash").notNull(),
    sentAt: at("sent_at").notNull(),
  },
  (t) => [uniqueIndex("version_number").on(t.contributionId, t.n)],
)

/** What an editor decided, bound to the version and the live revision it was taken on. Append-only. */
export const decision = pgTable(
  "decision",
  {
    id: uuid("id").primaryKey(),
    contributionId: uuid("contribution_id")
      .notNull()
      .references(() => contribution.id),
    versionN: integer("version_n").notNull(),
    liveRevisionId: uuid("live_revision_id")
      .notNull()
      .references(() => revision.id),
    editorId: uuid("editor_id")
      .notNull()
      .references(() => person.id),
    kind: text("kind").$type<DecisionKind>().notNull(),
    reason: text("reason"),
    message: text("message").notNull().default(""),
    /** Of a merged edit: what was made of each of its changes. */
    ruled: jsonb("ruled").$type<Ruled>(),
    /** Of a request for changes: which changes of the version it asks about, and what. */
    asked: jsonb("asked").$type<Asked>(),
    /** Of an amended insight: the words that its author is asked to approve. */
    amendment: jsonb("amendment").$type<Amendment>(),
    /** Parties named in the article in which the editor declared an interest, acknowledged before deciding. */
    acknowledgedInterests: jsonb("acknowledged_interests").$type<string[]>().notNull().default([]),
    decidedAt: at("decided_at").notNull(),
  },
  (t) => [index("decision_contribution").on(t.contributionId, t.decidedAt)],
)

/** The text of an editor's own that stands in the form for a reason to decline, in place of the one we suggest. Mutable. */
export const declineTemplate = pgTable("decline_template", {
  reason: text("reason").$type<DeclineReason>().primaryKey(),
  text: text("text").notNull(),
  editedBy: uuid("edited_by")
    .notNull()
    .references(() => person.id),
  editedAt: at("edited_at").notNull(),
})

/** Who has the review of a contribution open, and when their browser last said so. Forgotten after a while. */
export const presence = pgTable(
  "presence",
  {
    contributionId: uuid("contribution_id")
      .notNull()
      .references(() => contribution.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    since: at("since").notNull(),
    seenAt: at("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.contributionId, t.personId] })],
)

/**
 * What an editor has chosen and typed on a review and not sent yet, and which of its pages they have opened, for the
 * version and the live revision that they saw. Mutable; forgotten with the decision, or after a while.
 */
export const reviewDraft = pgTable(
  "review_draft",
  {
    contributionId: uuid("contribution_id")
      .notNull()
      .references(() => contribution.id),
    editorId: uuid("editor_id")
      .notNull()
      .references(() => person.id),
    values: jsonb("values").$type<ReviewValues>().notNull().default({}),
    opened: jsonb("opened").$type<OpenedPages>().notNull().default({ versionN: 0, liveSeq: 0, pages: [] }),
    keptAt: at("kept_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.contributionId, t.editorId] }), index("review_draft_age").on(t.keptAt)],
)

/** An edit that says what the article says already because another's was merged before it: credited beside that one. Append-only. */
export const cosignature = pgTable(
  "cosignature",
  {
    contributionId: uuid("contribution_id")
      .primaryKey()
      .references(() => contribution.id),
    /** The merged contribution that said it first. */
    ofContributionId: uuid("of_contribution_id")
      .notNull()
      .references(() => contribution.id),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decision.id),
    signedAt: at("signed_at").notNull(),
  },
  (t) => [index("cosignature_of").on(t.ofContributionId), index("cosignature_article").on(t.articleId)],
)

/** A message in a contribution's thread; `staff` notes are for editors only. Append-only. */
export const remark = pgTable(
  "remark",
  {
    id: uuid("id").primaryKey(),
    contributionId: uuid("contribution_id")
      .notNull()
      .references(() => contribution.id),
    authorId: uuid("author_id")
      .notNull()
      .references(() => person.id),
    audience: text("audience").$type<"parties" | "staff">().notNull(),
    body: text("body").notNull(),
    writtenAt: at("written_at").notNull(),
  },
  (t) => [index("remark_contribution").on(t.contributionId, t.writtenAt)],
)

const PUBLIC = sql.raw(
  Object.keys(PUBLIC_EVENTS)
    .map((kind) => `'${kind}'`)
    .join(", "),
)

/** Whether readers are told of such an event as of a revision: in the words of the index that finds them. */
export const isPublicEvent = (kind: AnyPgColumn): SQL => sql`${kind} in (${PUBLIC})`

/** One thing that happened, in the past tense, written in the transaction that made it happen. Append-only, chained by stream. */
export const event = pgTable(
  "event",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** `article:<id>` or `people`: events of one stream are chained. */
    stream: text("stream").notNull(),
    seq: integer("seq").notNull(),
    kind: text("kind").$type<import("#core/event/vocabulary").EventKind>().notNull(),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role").notNull(),
    articleId: uuid("article_id"),
    contributionId: uuid("contribution_id"),
    revisionSeq: integer("revision_seq"),
    personId: uuid("person_id"),
    /** The article's title as it was. */
    title: text("title").notNull().default(""),
    detail: jsonb("detail").$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    at: at("at").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    uniqueIndex("event_stream").on(t.stream, t.seq),
    index("event_contribution").on(t.contributionId, t.id),
    index("event_article").on(t.articleId, t.id),
    /** The few of an article that its readers are told of. */
    index("event_public").on(t.articleId, t.id).where(isPublicEvent(t.kind)),
  ],
)
