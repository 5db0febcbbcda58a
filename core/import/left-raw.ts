/** Signs of other Markdowns that mean something there and nothing here, each with what is said of it. */
const SIGNS: readonly { readonly sign: RegExp; readonly what: string }[] = [
  {
    sign: /\[[^\][]*-?@[\w:.#$%&+?<>~/-]+[^\][]*\]/g,
    what: "A citation by key names no source, so it stays as it is written",
  },
  {
    sign: /(?<![\w@.[])@(?:fig|tbl|eq|sec|lst|thm)[-:][\w-]+/g,
    what: "A reference to a numbered part stays as it is written",
  },
  { sign: /\^\[[^\]]*\]/g, what: "A note inside the text stays as it is written; a footnote would become a source" },
  { sign: /\[\^[^\]\s]+\](?!:)/g, what: "There is no footnote of this name, so it stays as it is written" },
  { sign: /(?<=^|\s)\[TOC\](?=\s|$)|\[\[_TOC_\]\]/gi, what: "A table of contents is not made here, so its sign stays" },
  { sign: /\[\[[^\][]+\]\]/g, what: "A link of a wiki stays as it is written" },
  { sign: /\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi, what: "The sign of a box stays as it is written" },
  { sign: /^:{3,}.*$/gm, what: "The sign of a box stays as it is written" },
  {
    sign: /\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{[^{}]*\}\}/g,
    what: "An instruction to another program stays as it is written",
  },
  { sign: /\{[+>=~-]{2}.*?[+<=~-]{2}\}/g, what: "A mark of a reviewer stays as it is written" },
  {
    sign: /(?:\[[^\][\n]*\])?\{[#.][^{}\n]*\}|\{[\w-]+=[^{}\n]*\}/g,
    what: "A name or style for a passage has no place here and stays as it is written",
  },
  {
    sign: /\\(?:cite[a-z]*|ref|eqref|label|footnote|textit|textbf|emph|url|href)\*?(?:\[[^\]]*\])?\{[^{}]*\}/g,
    what: "A command of TeX stays as it is written",
  },
  { sign: /==[^=\s](?:[^=\n]*[^=\s])?==/g, what: "Highlighting has no place here and stays as it is written" },
  { sign: /\+\+[^+\s](?:[^+\n]*[^+\s])?\+\+/g, what: "The mark of an insertion stays as it is written" },
  { sign: /^\*\[[^\]]+\]:.*$/gm, what: "What an abbreviation stands for stays as it is written" },
  { sign: /^\|\s.*$/gm, what: "A line of verse or of an unfinished table stays as it is written" },
  { sign: /^\(@\w*\)/gm, what: "The sign of a numbered example stays as it is written" },
  {
    sign: /(?<![\w:]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])/g,
    what: "The name of a picture sign stays as it is written",
  },
  {
    sign: /(?<![\w/@.])www\.[\w-]+\.[^\s<>"')\]]*[\w/]/gi,
    what: "An address without https:// is no link, so it stays plain words",
  },
  { sign: /(?<!~)~[^~\n]+~(?!~)/g, what: "These signs stay as they are written" },
  { sign: /\^[^^\s[\]]+\^/g, what: "These signs stay as they are written" },
]

export type LeftRaw = { readonly line: number; readonly what: string }

/**
 * What of a text, as it will stand, is still written in signs that only other programs understand; `line` is its first
 * line. Signs that were escaped where it was `written` are meant as signs.
 */
export function leftRaw(text: string, { line, written }: { line: number; written: string }): LeftRaw[] {
  const taken: { from: number; to: number }[] = []
  return SIGNS.flatMap(({ sign, what }) => {
    const found = [...text.matchAll(sign)].filter(({ 0: match, index }) => {
      const isFree = taken.every(({ from, to }) => index >= to || index + match.length <= from)
      if (!isFree || !written.includes(match.split("\n")[0] ?? match)) return false
      taken.push({ from: index, to: index + match.length })
      return true
    })
    return byLine(text, found).map(({ at, matches }) => ({ line: line + at, what: `${what}: ${matches.join(" ")}` }))
  })
}

function byLine(text: string, found: readonly RegExpExecArray[]): { at: number; matches: string[] }[] {
  const lines = new Map<number, string[]>()
  for (const { 0: match, index } of found) {
    const at = text.slice(0, index).split("\n").length - 1
    lines.set(at, [...(lines.get(at) ?? []), match])
  }
  return [...lines].map(([at, matches]) => ({ at, matches }))
}
