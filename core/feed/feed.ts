/** A person as a feed names them; `url` is their page. */
export type FeedPerson = { readonly name: string; readonly url?: string | undefined }

export type FeedEntry = {
  /** The same for ever, whatever the entry's address becomes: a URN or IRI. */
  readonly id: string
  readonly title: string
  readonly url: string
  readonly published: Date
  /** Moves on only by what a reader would want to know of; a spelling mended is no update. */
  readonly updated: Date
  /** Plain text. */
  readonly summary: string
  readonly authors: readonly FeedPerson[]
  readonly contributors: readonly FeedPerson[]
  readonly topic?: string
}

/** What a feed says, whichever form it is written in. Entries newest first; all addresses whole. */
export type Feed = {
  readonly title: string
  readonly subtitle: string
  /** The page that the feed follows. */
  readonly page: string
  /** Where the Atom form and, if there is one, the JSON form of the feed are. */
  readonly atom: string
  readonly json?: string
  /** When an empty feed was begun: feeds have a date even with nothing in them. */
  readonly since: Date
  readonly entries: readonly FeedEntry[]
}

/** When the feed last said something new: the newest update among its entries. */
export const feedUpdated = (feed: Feed): Date =>
  new Date(Math.max(feed.since.getTime(), ...feed.entries.map((entry) => entry.updated.getTime())))
