const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
}

/** Everything that XML 1.0 does not allow, even escaped: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** A text as the content of an element or attribute; characters that XML cannot hold are left out. */
export const xmlText = (text: string): string =>
  text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

type Attributes = Readonly<Record<string, string | undefined>>

/** An element with text in it, or empty where there is none; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, text?: string): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(value)}"`],
  )
  return text === undefined ? `<${name}${list.join("")}/>` : `<${name}${list.join("")}>${xmlText(text)}</${name}>`
}

/** A whole document: the declaration, and what is inside the root element, a line for each part. */
export function xmlDocument(root: string, attributes: Attributes, parts: readonly string[]): string {
  const open = element(root, attributes).replace(/\/>$/, ">")
  return `${['<?xml version="1.0" encoding="utf-8"?>', open, ...parts, `</${root}>`].join("\n")}\n`
}
