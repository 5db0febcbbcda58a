import { type MarkSpec, type NodeSpec, Schema } from "prosemirror-model"
import { safeHref, safeImageSource } from "#core/document/links"
import { MARK_ORDER } from "#core/document/mark-order"
import type { Mark } from "#core/document/schema"

/** An article has every kind of block; an insight only paragraphs, list items and quotations, and no citations. */
export type TextKind = "article" | "insight"

const idOf = (dom: HTMLElement) => ({ id: dom.getAttribute("data-id") ?? "" })
const named = (id: unknown) => ({ "data-id": String(id) })
const id = { default: "" }

const paragraph: NodeSpec = {
  content: "inline*",
  group: "block",
  attrs: { id },
  parseDOM: [{ tag: "p", getAttrs: idOf }],
  toDOM: ({ attrs }) => ["p", named(attrs.id), 0],
}

const heading: NodeSpec = {
  content: "inline*",
  group: "block",
  attrs: { id, level: { default: 2 } },
  defining: true,
  parseDOM: [2, 3, 4].map((level) => ({ tag: `h${level}`, getAttrs: (dom) => ({ ...idOf(dom), level }) })),
  toDOM: ({ attrs }) => [`h${attrs.level}`, named(attrs.id), 0],
}

const listItem: NodeSpec = {
  content: "inline*",
  group: "block",
  attrs: { id, list: { default: "bullet" }, indent: { default: 0 }, start: { default: null } },
  defining: true,
  parseDOM: (["ul", "ol"] as const).map((tag) => ({
    tag: `${tag}[data-indent]`,
    contentElement: "li",
    getAttrs: (dom) => ({
      ...idOf(dom),
      list: tag === "ol" ? "ordered" : "bullet",
      indent: Number(dom.getAttribute("data-indent")),
      start: dom.hasAttribute("data-start") ? Number(dom.getAttribute("data-start")) : null,
    }),
  })),
  toDOM: ({ attrs }) => [
    attrs.list === "ordered" ? "ol" : "ul",
    { ...named(attrs.id), "data-indent": attrs.indent, "data-start": attrs.start },
    ["li", 0],
  ],
}

const quote: NodeSpec = {
  content: "inline*",
  group: "block",
  attrs: { id, pull: { default: false } },
  defining: true,
  parseDOM: [
    {
      tag: "blockquote",
      getAttrs: (dom) => ({ ...idOf(dom), pull: dom.classList.contains("pull-quote") }),
    },
  ],
  toDOM: ({ attrs }) => ["blockquote", { ...named(attrs.id), class: attrs.pull ? "pull-quote" : null }, ["p", 0]],
}

const code: NodeSpec = {
  content: "text*",
  group: "block",
  marks: "",
  code: true,
  defining: true,
  attrs: { id, language: { default: null } },
  parseDOM: [
    {
      tag: "pre",
      preserveWhitespace: "full",
      getAttrs: (dom) => ({ ...idOf(dom), language: dom.getAttribute("data-language") }),
    },
  ],
  toDOM: ({ attrs }) => ["pre", { ...named(attrs.id), "data-language": attrs.language }, ["code", 0]],
}

/** Its text is the caption; the rest is written beside it. */
const figure: NodeSpec = {
  content: "inline*",
  group: "block",
  isolating: true,
  defining: true,
  attrs: { id, src: { default: "" }, alt: { default: "" }, credit: { default: null } },
  parseDOM: [
    {
      tag: "figure[data-src]",
      contentElement: "figcaption",
      getAttrs: (dom) => ({
        ...idOf(dom),
        src: dom.getAttribute("data-src") ?? "",
        alt: dom.getAttribute("data-alt") ?? "",
        credit: dom.getAttribute("data-credit"),
      }),
    },
  ],
  toDOM: ({ attrs }) => [
    "figure",
    { ...named(attrs.id), "data-src": attrs.src, "data-alt": attrs.alt, "data-credit": attrs.credit },
    ["img", { src: safeImageSource(attrs.src), alt: attrs.alt, draggable: "false" }],
    ["figcaption", { "data-placeholder": "Caption" }, 0],
    ...(attrs.credit
      ? [["small", { class: "figure-credit", contenteditable: "false" }, `Picture: ${attrs.credit}`]]
      : []),
  ],
}

/** As many cells in each row as columns; what stands first in a row or column is its heading. */
const table: NodeSpec = {
  content: "table_caption table_body",
  group: "block",
  isolating: true,
  attrs: { id, columns: { default: [null] } },
  parseDOM: [
    {
      tag: "table[data-id]",
      getAttrs: (dom) => ({ ...idOf(dom), columns: JSON.parse(dom.getAttribute("data-columns") ?? "[null]") }),
    },
  ],
  toDOM: ({ attrs }) => ["table", { ...named(attrs.id), "data-columns": JSON.stringify(attrs.columns) }, 0],
}
const tableCaption: NodeSpec = {
  content: "inline*",
  isolating: true,
  parseDOM: [{ tag: "caption" }],
  toDOM: () => ["caption", { "data-placeholder": "Caption" }, 0],
}
const tableBody: NodeSpec = { content: "table_row+", parseDOM: [{ tag: "tbody" }], toDOM: () => ["tbody", 0] }
const tableRow: NodeSpec = { content: "table_cell+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] }
const tableCell: NodeSpec = {
  content: "inline*",
  isolating: true,
  attrs: { head: { default: null }, align: { default: null } },
  parseDOM: [{ tag: "td" }, { tag: "th" }],
  toDOM: ({ attrs }) => [attrs.head ? "th" : "td", { scope: attrs.head, "data-align": attrs.align }, 0],
}

const divider: NodeSpec = {
  group: "block",
  attrs: { id },
  parseDOM: [{ tag: "hr", getAttrs: idOf }],
  toDOM: ({ attrs }) => ["hr", { ...named(attrs.id), class: "divider" }],
}

const citation: NodeSpec = {
  inline: true,
  group: "inline",
  atom: true,
  attrs: { refId: {} },
  parseDOM: [{ tag: "sup[data-ref]", getAttrs: (dom) => ({ refId: dom.getAttribute("data-ref") }) }],
  toDOM: ({ attrs }) => ["sup", { class: "citation", "data-ref": attrs.refId }, `[${attrs.refId}]`],
}

const lineBreak: NodeSpec = {
  inline: true,
  group: "inline",
  selectable: false,
  linebreakReplacement: true,
  parseDOM: [{ tag: "br" }],
  toDOM: () => ["br"],
}

const MARKS = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
    // Null, which makes no attribute, for what may not stand: it is said when the text is sent.
    toDOM: ({ attrs }) => ["a", { href: safeHref(attrs.href), rel: "noopener" }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  sub: { parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
  sup: { parseDOM: [{ tag: "sup:not([data-ref])" }], toDOM: () => ["sup", 0] },
  code: { parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  strike: { parseDOM: [{ tag: "s" }], toDOM: () => ["s", 0] },
} satisfies Record<Mark["type"], MarkSpec>

/** The order of the marks is the core's, so that a text read back has them as they were. */
const marks = Object.fromEntries(MARK_ORDER.map((type) => [type, MARKS[type]]))

const text: NodeSpec = { group: "inline" }

const articleNodes = {
  doc: { content: "block+" } satisfies NodeSpec,
  paragraph,
  heading,
  list_item: listItem,
  quote,
  // A node and a mark cannot have one name.
  code_block: code,
  figure,
  table,
  table_caption: tableCaption,
  table_body: tableBody,
  table_row: tableRow,
  table_cell: tableCell,
  divider,
  text,
  citation,
  break: lineBreak,
}

const { doc } = articleNodes
const insightNodes = { doc, paragraph, list_item: listItem, quote, text, break: lineBreak }

/** The core's document as ProseMirror knows it: nothing can be typed that the core cannot keep. */
export const SCHEMAS: Record<TextKind, Schema> = {
  article: new Schema({ nodes: articleNodes, marks }),
  insight: new Schema({ nodes: insightNodes, marks }),
}
