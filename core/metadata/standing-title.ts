import type { ArticleStatus } from "#core/article/vocabulary"

/**
 * A title as lists, feeds, tabs and citations give it: what was withdrawn says so before anything else, wherever only the
 * title is read (Google Scholar asks for the word in the title).
 */
export const standingTitle = ({ title, status }: { readonly title: string; readonly status: ArticleStatus }): string =>
  status === "withdrawn" ? `[Withdrawn] ${title}` : title
