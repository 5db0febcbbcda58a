import { type NoticeSaid, noticeInWords } from "#core/article/notices"
import { type PublicEventKind, publicEventLine, publicEventTitle } from "#core/article/public-events"
import { type ArticleStatus, NOTICE_LABELS, REVISION_KIND_LABELS, type RevisionKind } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { articlePath, comparePath, historyPath, personPath, revisionPath } from "#core/metadata/addresses"
import { asSentence, dayInWords } from "#core/metadata/in-words"
import { standingTitle } from "#core/metadata/standing-title"
import type { FeedEntry, FeedPerson } from "./feed"

type FedEvent = {
  readonly kind: PublicEventKind
  readonly note: string
  readonly about: string
  readonly by: Byline
  readonly at: Date
}

type FedArticle = {
  readonly articleId: string
  readonly slug: string
  readonly title: string
  readonly dek: string
  readonly topic: string
  readonly status: ArticleStatus
  /** Who is named as author, in order. */
  readonly authors: readonly Byline[]
  readonly publishedAt: Date
  readonly updatedAt: Date
  /** What its newest substantive revision brought, with the number of that revision: readers may see a later one. */
  readonly change: { readonly seq: number; readonly note: string; readonly by: Byline } | null
  /** What happened last to the whole article, where that is its newest news. */
  readonly event: FedEvent | null
}

/** An article in the feed of all of them. */
export function articleEntry(article: FedArticle, contributors: readonly Byline[], origin: string): FeedEntry {
  return {
    id: `urn:uuid:${article.articleId}`,
    title: standingTitle(article),
    url: origin + articlePath(article.slug),
    published: article.publishedAt,
    updated: article.updatedAt,
    summary: [article.dek, newsOf(article)].filter(Boolean).join(" "),
    authors: article.authors.map((byline) => feedPerson(byline, origin)),
    contributors: contributors.map((byline) => feedPerson(byline, origin)),
    topic: article.topic || undefined,
  }
}

/** What changed last, in a sentence with its name and, of what happened to the whole article, its date. */
function newsOf({ change, event }: FedArticle): string {
  if (event) return `${publicEventLine(event)} (${event.by.name}, ${dayInWords(event.at)})`
  return change ? `Revision ${change.seq}: ${change.note} (${change.by.name})` : ""
}

/** What happened to the whole article, as an entry of its own. */
export function eventEntry(
  event: FedEvent & { readonly id: number },
  { articleId, slug }: Pick<FedArticle, "articleId" | "slug">,
  origin: string,
): FeedEntry {
  return {
    id: `urn:uuid:${articleId}#event-${event.id}`,
    title: publicEventTitle(event),
    url: `${origin}${historyPath(slug)}#event-${event.id}`,
    published: event.at,
    updated: event.at,
    summary: publicEventLine(event),
    authors: [feedPerson(event.by, origin)],
    contributors: [],
  }
}

type FedNotice = NoticeSaid & { readonly isTakenBack: boolean; readonly changed: { readonly at: Date } | null }

type FedChange = {
  readonly revisionId: string
  readonly seq: number
  readonly kind: RevisionKind
  readonly note: string
  readonly notice: FedNotice | null
  readonly author: Byline
  readonly approvedBy: Byline
  readonly at: Date
  readonly mended: { readonly at: Date } | null
}

/** A revision in the feed of one article. */
export function changeEntry(change: FedChange, slug: string, origin: string): FeedEntry {
  const { seq, kind, note, notice, author, approvedBy, at, mended } = change
  const label = notice && !notice.isTakenBack ? NOTICE_LABELS[notice.type] : REVISION_KIND_LABELS[kind]
  const times = [at, mended?.at, notice?.changed?.at].flatMap((when) => when?.getTime() ?? [])
  return {
    id: `urn:uuid:${change.revisionId}`,
    title: `Revision ${seq}: ${label}`,
    url: origin + (seq > 1 ? comparePath(slug, seq - 1, seq) : revisionPath(slug, seq)),
    published: at,
    updated: new Date(Math.max(...times)),
    summary: notice && noticeLine(notice) ? `${asSentence(note)} ${noticeLine(notice)}` : note,
    authors: [feedPerson(approvedBy, origin)],
    contributors: author.personId === approvedBy.personId ? [] : [feedPerson(author, origin)],
  }
}

/** What a notice says, or that it was taken back. */
function noticeLine({ type, isTakenBack, ...said }: FedNotice): string {
  if (isTakenBack) return `${NOTICE_LABELS[type]}, taken back since.`
  return said.wrong || said.stands ? noticeInWords(NOTICE_LABELS[type], said) : ""
}

function feedPerson({ name, slug }: Byline, origin: string): FeedPerson {
  const path = personPath(slug)
  return { name, url: path && origin + path }
}
