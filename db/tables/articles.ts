import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  bigint,
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
import type { Anchor, PlacedInsight } from "#core/anchor/anchor"
import type { NamedParty } from "#core/article/parties"
import type { ArticleStatus, NoticeType, RevisionKind, Significance } from "#core/article/vocabulary"
import type { Span } from "#core/authorship/spans"
import type { NamedAuthor, WrittenTogether } from "#core/credit/authors"
import type { Block, Source } from "#core/document/schema"
import { person } from "./people"

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" })

/** A living article: what may change about it. What readers see of it is the revision that `liveRevisionId` names. */
export const article = pgTable(
  "article",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    status: text("status").$type<ArticleStatus>().notNull().default("draft"),
    /** Shown with a withdrawn or closed article. */
    statusNote: text("status_note").notNull().default(""),
    topic: text("topic").notNull().default(""),
    /** Companies, products and institutions named in the article, for the interest check before a decision. */
    parties: jsonb("parties").$type<NamedParty[]>().notNull().default([]),
    liveRevisionId: uuid("live_revision_id").references((): AnyPgColumn => revision.id),
    liveSeq: integer("live_seq").notNull().default(0),
    /** Title of the live revision, for lists. */
    title: text("title").notNull(),
    dek: text("dek").notNull().default(""),
    /** Who is named as author, in order; empty: nobody yet; null: nobody was ever chosen, so it is whoever began it. */
    authors: jsonb("authors").$type<NamedAuthor[]>(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => person.id),
    createdAt: at("created_at").notNull(),
    publishedAt: at("published_at"),
    /** Time of the newest substantive revision: what "updated" says. */
    updatedAt: at("updated_at"),
    /** Time of the newest revision of any kind. */
    changedAt: at("changed_at"),
  },
  (t) => [
    check("article_status", sql`${t.status} in ('draft', 'live', 'closed', 'withdrawn')`),
    index("article_newest").on(t.changedAt, t.id),
  ],
)

/** What an editor is writing: the next text of an article, letter by letter, and the revision it was started from. Mutable. */
export const articleDraft = pgTable("article_draft", {
  articleId: uuid("article_id")
    .primaryKey()
    .references(() => article.id),
  baseRevisionId: uuid("base_revision_id").references((): AnyPgColumn => revision.id),
  markdown: text("markdown").notNull(),
  /** Everybody who typed in it since it was begun. */
  writers: jsonb("writers").$type<string[]>().notNull().default([]),
  saves: integer("saves").notNull().default(1),
  savedBy: uuid("saved_by")
    .notNull()
    .references(() => person.id),
  savedAt: at("saved_at").notNull(),
})

/** What an editor has typed on the page for a new article: one beginning each, until a draft is made of it. Mutable. */
export const articleBeginning = pgTable("article_beginning", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => person.id),
  title: text("title").notNull().default(""),
  markdown: text("markdown").notNull().default(""),
  topic: text("topic").notNull().default(""),
  form: text("form").$type<"auto" | "markdown" | "plain">().notNull().default("auto"),
  fileName: text("file_name").notNull().default(""),
  saves: integer("saves").notNull(),
  savedAt: at("saved_at").notNull(),
})

/** A text that is to be published at a time: kept as it was when that was decided, whatever is typed after. Mutable. */
export const scheduledPublication = pgTable(
  "scheduled_publication",
  {
    articleId: uuid("article_id")
      .primaryKey()
      .references(() => article.id),
    baseRevisionId: uuid("base_revision_id").references((): AnyPgColumn => revision.id),
    markdown: text("markdown").notNull(),
    note: text("note").notNull(),
    significance: text("significance").$type<Significance>().notNull(),
    noticeType: text("notice_type").$type<NoticeType>(),
    noticeWrong: text("notice_wrong").notNull().default(""),
    noticeStands: text("notice_stands").notNull().default(""),
    /** Who wrote its new words; empty: the article's authors; null: whoever scheduled it. */
    writers: jsonb("writers").$type<string[]>(),
    publishAt: at("publish_at").notNull(),
    scheduledBy: uuid("scheduled_by")
      .notNull()
      .references(() => person.id),
    scheduledAt: at("scheduled_at").notNull(),
    /** Why it could not be published when its time had come, in a sentence for editors, and when that was. */
    problem: text("problem"),
    failedAt: at("failed_at"),
  },
  (t) => [index("scheduled_publication_due").on(t.publishAt)],
)

/** One state of one block with the authorship of its characters. Immutable and content-addressed. */
export const blockVersion = pgTable(
  "block_version",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    blockId: text("block_id").notNull(),
    content: jsonb("content").$type<Block>().notNull(),
    spans: jsonb("spans").$type<Span[]>().notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [uniqueIndex("block_version_content").on(t.articleId, t.hash, t.blockId)],
)

/** An immutable, numbered snapshot of all that a reader sees; hash-chained to its parent. */
export const revision = pgTable(
  "revision",
  {
    id: uuid("id").primaryKey(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    seq: integer("seq").notNull(),
    parentId: uuid("parent_id")
      .unique()
      .references((): AnyPgColumn => revision.id),
    kind: text("kind").$type<RevisionKind>().notNull(),
    title: text("title").notNull(),
    dek: text("dek").notNull(),
    /** Block version ids in reading order. */
    manifest: jsonb("manifest").$type<number[]>().notNull(),
    insights: jsonb("insights").$type<PlacedInsight[]>().notNull(),
    sources: jsonb("sources").$type<Source[]>().notNull(),
    /** The contribution whose merge, or the undoing of whose merge, made this revision. */
    contributionId: uuid("contribution_id"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => person.id),
    approvedBy: uuid("approved_by")
      .notNull()
      .references(() => person.id),
    /** Who was named as author of the article when this was made; null in what was made before bylines were chosen. */
    authors: jsonb("authors").$type<NamedAuthor[]>(),
    /** Whose words its new ones are; empty: those of the authors named; null: of whoever is credited by its kind. */
    writers: jsonb("writers").$type<string[]>(),
    /** The revision whose text this one gives back (`restore`) or takes out (`undo`). */
    restoresSeq: integer("restores_seq"),
    note: text("note").notNull(),
    significance: text("significance").$type<Significance>().notNull(),
    noticeType: text("notice_type").$type<NoticeType>(),
    words: integer("words").notNull(),
    createdAt: at("created_at").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [
    uniqueIndex("revision_seq").on(t.articleId, t.seq),
    /** That a contribution is merged once, and again only after an undo, is kept by a trigger. */
    index("revision_contribution").on(t.contributionId, t.seq),
    // What a page tells of a long history is few among many. Read backwards: `desc()` would put nulls elsewhere than queries do.
    index("revision_notices").on(t.articleId, t.seq).where(sql`${t.noticeType} is not null`),
    index("revision_substantive")
      .on(t.articleId, t.seq)
      .where(sql`${t.significance} = 'substantive' or ${t.kind} = 'create'`),
  ],
)

/** What an editor later says of a revision in place of its note and significance; the newest one counts. Append-only. */
export const revisionMending = pgTable(
  "revision_mending",
  {
    id: uuid("id").primaryKey(),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => revision.id),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    note: text("note").notNull(),
    significance: text("significance").$type<Significance>().notNull(),
    editorId: uuid("editor_id")
      .notNull()
      .references(() => person.id),
    mendedAt: at("mended_at").notNull(),
  },
  (t) => [
    index("revision_mending_newest").on(t.revisionId, t.mendedAt),
    index("revision_mending_article").on(t.articleId),
  ],
)

/**
 * What is said of a revision in a public notice: of what kind, what was wrong and what stands now; the newest row counts.
 * Without a type the notice is taken back. Append-only. Revisions from before notices had words of their own have none.
 */
export const revisionNotice = pgTable(
  "revision_notice",
  {
    id: uuid("id").primaryKey(),
    revisionId: uuid("revision_id")
      .notNull()
      .references(() => revision.id),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    type: text("type").$type<NoticeType>(),
    wrong: text("wrong").notNull(),
    stands: text("stands").notNull(),
    /** Why it was put on later, corrected or taken back; "" when it came with its revision. */
    reason: text("reason").notNull(),
    /** The revision that readers saw when this was said. */
    liveSeq: integer("live_seq").notNull(),
    editorId: uuid("editor_id")
      .notNull()
      .references(() => person.id),
    saidAt: at("said_at").notNull(),
  },
  (t) => [
    index("revision_notice_revision").on(t.revisionId, t.saidAt),
    index("revision_notice_article").on(t.articleId),
  ],
)

/** Where a placed insight was first attached: the passage as it was then, and the identities of its characters. */
export const anchor = pgTable(
  "anchor",
  {
    contributionId: uuid("contribution_id").notNull(),
    /** 0: kept before versions had anchors of their own; it is that of the only version that was placed. */
    versionN: integer("version_n").notNull().default(0),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    anchor: jsonb("anchor").$type<Anchor>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contributionId, t.versionN] }), index("anchor_article").on(t.articleId)],
)

/** Text that revisions took out lately, so that giving it back gives it back to who wrote it. Derived: a replay makes it anew. */
export const graveyard = pgTable("graveyard", {
  articleId: uuid("article_id")
    .primaryKey()
    .references(() => article.id),
  dead: jsonb("dead").$type<unknown>().notNull(),
})

/** What each person has standing in the live revision of each article: kept in step with every revision. */
export const credit = pgTable(
  "credit",
  {
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    /** Words of the article's own text that this person wrote and that still stand. */
    wordsStanding: integer("words_standing").notNull().default(0),
    insights: integer("insights").notNull().default(0),
    edits: integer("edits").notNull().default(0),
    /** Edits that say what another's, merged before, says already. */
    cosigned: integer("cosigned").notNull().default(0),
    roles: jsonb("roles").$type<string[]>().notNull().default([]),
    /** Words that stand and that they wrote together with others: each of these has the same words. */
    together: jsonb("together").$type<WrittenTogether[]>().notNull().default([]),
    lastAt: at("last_at").notNull(),
  },
  (t) => [uniqueIndex("credit_article_person").on(t.articleId, t.personId), index("credit_person").on(t.personId)],
)

/** Authors who took their name off an article, and who gave it back: the newest row of a person counts. Append-only. */
export const nameTakenOff = pgTable(
  "name_taken_off",
  {
    id: uuid("id").primaryKey(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => article.id),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    /** The unnamed author who is shown in their place. */
    standInId: uuid("stand_in_id")
      .notNull()
      .references(() => person.id),
    isOff: boolean("is_off").notNull(),
    at: at("at").notNull(),
  },
  (t) => [
    index("name_taken_off_article").on(t.articleId, t.personId, t.at),
    index("name_taken_off_person").on(t.personId),
  ],
)
