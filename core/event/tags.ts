/** Names of the cache tags that public pages carry and that events expire. */
export const tags = {
  /** Every list and feed of articles. */
  articles: "articles",
  article: (slug: string) => `article:${slug}`,
  person: (id: string) => `person:${id}`,
  /** Pages of people at addresses that nobody has yet: no page that shows something carries it. */
  unknownPeople: "unknown-people",
} as const

/** Events after which the public pages of their article show something else. */
const PUBLIC_CHANGES = new Set([
  "article.published",
  "article.edited",
  "article.described",
  "article.authors_named",
  "article.name_taken_off",
  "article.name_put_back",
  "article.restored",
  "article.mended",
  "article.closed",
  "article.reopened",
  "article.withdrawn",
  "article.notice_given",
  "article.notice_corrected",
  "article.notice_taken_back",
  "contribution.merged",
  "contribution.cosigned",
  "contribution.approved",
  "contribution.undone",
])

type Happened = {
  readonly kind: string
  readonly articleSlug?: string | undefined
  readonly personIds: readonly string[]
}

/** The tags to expire after these events: nothing for what only the parties can see. */
export function tagsAfter(events: readonly Happened[]): string[] {
  const changed = events.flatMap((event) => [
    ...(PUBLIC_CHANGES.has(event.kind) && event.articleSlug ? [tags.articles, tags.article(event.articleSlug)] : []),
    ...event.personIds.map(tags.person),
    ...(event.kind === "person.profile_changed" ? [tags.unknownPeople] : []),
  ])
  return [...new Set(changed)]
}
