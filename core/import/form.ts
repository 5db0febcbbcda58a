import { takeFrontMatter } from "./front-matter"

type Text = {
  readonly markdown: string
  readonly form: "auto" | "markdown" | "plain"
  readonly fileName?: string | undefined
}

const TITLE_LINE = /^ {0,3}# +\S/m

/**
 * How a text is to be read where nobody said so: by the name of its file, otherwise as Markdown when it has a title line or
 * front matter, or no lines at all.
 */
export function formOf({ markdown, form, fileName = "" }: Text): "markdown" | "plain" {
  if (form !== "auto") return form
  if (/\.(?:txt|text)$/i.test(fileName)) return "plain"
  if (/\.(?:md|markdown|qmd|rmd|mdx)$/i.test(fileName)) return "markdown"
  const isMarkdown = markdown.trim() === "" || TITLE_LINE.test(markdown) || takeFrontMatter(markdown) !== null
  return isMarkdown ? "markdown" : "plain"
}
