/**
 * HTML cut into its text and what is not text, in one pass over it: `markup` has the tags, comments and declarations, and
 * scripts and styles with all that is in them; `text` has the rest, with a space where markup was. No word is in neither.
 */
export function splitHtml(html: string): { text: string; markup: string } {
  const text: string[] = []
  const markup: string[] = []
  let from = 0
  while (from < html.length) {
    const start = html.indexOf("<", from)
    const end = start < 0 ? -1 : markupEnd(html, start)
    if (start < 0 || end < 0) break
    text.push(html.slice(from, start))
    markup.push(html.slice(start, end))
    from = end
  }
  text.push(html.slice(from))
  return { text: text.join(" "), markup: markup.join(" ") }
}

/** Where the markup that begins at `start` ends. What is not closed ends with the text; -1 when no more ">" follows. */
function markupEnd(html: string, start: number): number {
  if (html.startsWith("<!--", start)) return after(html, /-->/g, start + 4)
  const element = /^<(script|style)\b/i.exec(html.slice(start, start + 10))?.[1]
  if (element) return after(html, new RegExp(`</${element}`, "gi"), start)
  if (!/^<[a-z/!?]/i.test(html.slice(start, start + 2))) return start + 1
  const close = html.indexOf(">", start)
  return close < 0 ? -1 : close + 1
}

function after(html: string, closing: RegExp, from: number): number {
  closing.lastIndex = from
  const at = closing.exec(html)?.index
  const end = at === undefined ? -1 : html.indexOf(">", at)
  return end < 0 ? html.length : end + 1
}
