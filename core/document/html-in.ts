import { normaliseBlocks } from "#core/document/block-form"
import { SENTENCES } from "#core/document/html/dropped"
import { type Picture, pictureOf } from "#core/document/html/pictures"
import {
  BLOCK_TAGS,
  blockIn,
  type Form,
  headingOf,
  isLetteredList,
  PARAGRAPH,
  readWordSign,
  statedDepth,
  wordFormOf,
  wordListOf,
} from "#core/document/html/places"
import {
  type Alignment,
  alignmentOf,
  alignmentsOf,
  isDressed,
  isHidden,
  markChanges,
  stylesOf,
} from "#core/document/html/styles"
import { type HtmlToken, htmlTokens } from "#core/document/html/tokens"
import { type RefusedLink, refusedLinks, safeHref } from "#core/document/links"
import { MARK_ORDER } from "#core/document/mark-order"
import { withShownNumbers } from "#core/document/numbering"
import type { Block, Inline, Mark } from "#core/document/schema"

type Read = { readonly blocks: Block[]; readonly dropped: string[] }
type Open = Extract<HtmlToken, { kind: "open" }>
type Marks = ReadonlyMap<Mark["type"], Mark>

/** One open tag: what holds inside of it, and how many lists deep. */
type Frame = {
  readonly name: string
  readonly marks: Marks
  readonly form: Form
  readonly list: List | null
  /** A link around it that may not stand. */
  readonly refused: { words: string; readonly href: string } | null
  readonly isSilent: boolean
  readonly isInTable: boolean
  readonly isInCell: boolean
}
/** A list that is open; `next` is the number of its next item. */
type List = { readonly kind: "bullet" | "ordered"; readonly depth: number; next: number }
type Table = { readonly rows: Inline[][][]; readonly aligned: Alignment[][]; caption: Inline[] }

/** What is nested deeper belongs to what it is nested in. */
const MOST_NESTED = 200
const CELLS = new Set(["td", "th", "caption"])
const SILENT = new Set(["del", "svg", "math", "button", "select", "textarea"])
/** What parts the words of a list item without ending it. */
const PARTS = new Set(["p", "div", "section", "article"])
const VOID = new Set("br hr img input meta link col area base embed source track wbr".split(" "))

/**
 * Reads HTML, as it is pasted from a word processor or a web page, into blocks in normal form. Headings, lists, quotations,
 * code, tables, figures from the web, links and marks are kept, whether they are said by tags or by styles (Google Docs, Word's own lists).
 * Everything else falls away; `dropped` says in whole sentences what of it a reader would miss.
 */
export function htmlToBlocks({ html, newId }: { html: string; newId: () => string }): Read {
  const reader = new HtmlReader(newId)
  for (const token of htmlTokens(html)) reader.take(token)
  return reader.finish()
}

class HtmlReader {
  private readonly frames: Frame[] = [
    {
      name: "",
      marks: new Map(),
      form: PARAGRAPH,
      list: null,
      refused: null,
      isSilent: false,
      isInTable: false,
      isInCell: false,
    },
  ]
  private readonly blocks: Block[] = []
  private readonly found = new Set<keyof typeof SENTENCES>()
  private words: Inline[] = []
  private form: Form = PARAGRAPH
  private table: Table | null = null
  private picture: Picture | null = null
  private sign: string | null = null
  /** Items that have their words already: what else stands in them follows as blocks of its own. */
  private readonly worded = new WeakSet<Form>()
  /** The numbers that items showed where they were copied, by form and then by block. */
  private readonly numbers = new WeakMap<Form, number>()
  private readonly shown = new Map<string, number>()
  /** Whether the words that come next stand in another paragraph of their item. */
  private breaks = false
  private readonly refused: RefusedLink[] = []
  private readonly newId: () => string

  constructor(newId: () => string) {
    this.newId = newId
  }

  take(token: HtmlToken): void {
    if (token.kind === "text") this.write(token.text)
    else if (token.kind === "open") this.open(token)
    else this.close(token.name)
  }

  finish(): Read {
    this.endBlock()
    this.endTable()
    const notices: string[] = []
    const numbered = withShownNumbers(this.blocks, this.shown)
    const { blocks } = normaliseBlocks({ blocks: numbered }, (sentence) => notices.push(sentence))
    const found = [...this.found].map((what) => SENTENCES[what])
    return { blocks, dropped: [...found, ...refusedLinks(this.refused), ...new Set(notices)] }
  }

  private get frame(): Frame {
    return this.frames.at(-1) as Frame
  }

  private write(text: string): void {
    const { marks, isSilent, form, refused } = this.frame
    if (this.sign !== null) this.sign += text
    if (isSilent) return
    const isCode = form.type === "code"
    const written = isCode ? text : text.replace(/[ \t\r\n\f]+/g, " ")
    if (written === "" || (written === " " && (this.words.length === 0 || this.breaks))) return
    if (this.breaks) {
      this.words.push({ type: "break" })
      this.found.add("paragraphs")
      this.breaks = false
    }
    if (refused) refused.words += written
    const own = MARK_ORDER.flatMap((type) => marks.get(type) ?? [])
    this.words.push({ type: "text", text: written, ...(own.length > 0 && !isCode && { marks: own }) })
  }

  private open(tag: Open): void {
    const { name, attributes } = tag
    const styles = stylesOf(attributes.get("style"))
    const outer = this.frame
    if (!outer.isSilent) this.note(tag, styles)
    if (name === "br" && !outer.isSilent) this.words.push({ type: "break" })
    if (BLOCK_TAGS.has(name)) this.beginBlock(tag)
    if (VOID.has(name) || this.frames.length > MOST_NESTED) return
    const isSign = /mso-list:\s*ignore/i.test(attributes.get("style") ?? "")
    if (isSign) this.sign = ""
    if (CELLS.has(name) && !outer.isInCell) this.table?.aligned.at(-1)?.push(alignmentOf(attributes, styles))
    this.frames.push({
      name,
      marks: this.marksIn(tag, styles),
      form: this.formIn(tag),
      list: this.listIn(tag),
      refused: this.refusedIn(tag),
      isSilent: outer.isSilent || isSign || isHidden(styles) || SILENT.has(name),
      isInTable: outer.isInTable || name === "table",
      isInCell: outer.isInCell || CELLS.has(name),
    })
    if (BLOCK_TAGS.has(name)) this.form = this.frame.form
  }

  private note({ name, attributes }: Open, styles: ReadonlyMap<string, string>): void {
    const isInFigure = !this.frame.isInCell && this.frames.some((frame) => frame.name === "figure")
    if (name === "img" && isInFigure) this.picture = pictureOf(attributes)
    if (name === "img" && this.picture) return
    if (["img", "svg", "picture", "video", "object", "canvas", "iframe"].includes(name)) this.found.add("pictures")
    if (name === "del") this.found.add("deleted")
    if (name === "math") this.found.add("formulas")
    if (name === "font" || isDressed(styles)) this.found.add("looks")
    if (/^#_(ftn|edn|msocom)/.test(attributes.get("href") ?? "")) this.found.add("notes")
    if (/mso-comment|mso-element:comment/.test(attributes.get("style") ?? "")) this.found.add("comments")
    if (name === "ol" && isLetteredList(attributes, styles)) this.found.add("letters")
    if (name === "li" && this.frame.list?.kind === "ordered" && isLetteredList(new Map(), styles))
      this.found.add("letters")
    if (Number(attributes.get("colspan") ?? 1) > 1 || Number(attributes.get("rowspan") ?? 1) > 1)
      this.found.add("cells")
  }

  private marksIn({ name, attributes }: Open, styles: ReadonlyMap<string, string>): Marks {
    const marks = new Map(this.frame.marks)
    for (const [type, isOn] of markChanges(name, styles)) {
      if (isOn) marks.set(type, { type })
      else marks.delete(type)
    }
    // A heading is bold by itself.
    if (headingOf(name) || this.frame.form.type === "heading") marks.delete("strong")
    const href = name === "a" ? attributes.get("href") : undefined
    if (href === undefined || href.startsWith("#")) return marks
    const address = safeHref(href)
    if (address !== null) marks.set("link", { type: "link", href: address })
    return marks
  }

  private refusedIn({ name, attributes }: Open): Frame["refused"] {
    const href = name === "a" ? attributes.get("href") : undefined
    if (this.frame.isSilent || href === undefined || href.startsWith("#") || safeHref(href) !== null)
      return this.frame.refused
    const refused = { words: "", href }
    this.refused.push(refused)
    return refused
  }

  private formIn({ name, attributes }: Open): Form {
    const outer = this.frame
    const heading = headingOf(name, attributes)
    if (heading) return heading
    if (name === "blockquote") return { type: "quote" }
    if (name === "pre") return { type: "code" }
    if (name === "li") return this.itemIn(attributes)
    if (name === "p") {
      const item = wordListOf(attributes)
      if (item) return { type: "list_item", list: "bullet", indent: item.indent }
      return wordFormOf(attributes.get("class")) ?? outer.form
    }
    return ["table", "td", "th"].includes(name) ? PARAGRAPH : outer.form
  }

  private itemIn(attributes: ReadonlyMap<string, string>): Form {
    const { list } = this.frame
    const { kind = "bullet" } = list ?? {}
    const depth = Math.max(list?.depth ?? 1, statedDepth(attributes))
    if (depth > 4) this.found.add("depth")
    const form: Form = { type: "list_item", list: kind, indent: Math.min(3, depth - 1) }
    if (!list || kind !== "ordered") return form
    const number = numberIn(attributes, "value") ?? list.next
    list.next = number + 1
    this.numbers.set(form, number)
    return form
  }

  private listIn({ name, attributes }: Open): Frame["list"] {
    const { list } = this.frame
    if (name !== "ul" && name !== "ol") return list
    const next = numberIn(attributes, "start") ?? 1
    return { kind: name === "ol" ? "ordered" : "bullet", depth: (list?.depth ?? 0) + 1, next }
  }

  private close(name: string): void {
    const at = this.frames.findLastIndex((frame) => frame.name === name)
    if (at <= 0) return
    const isSign = this.sign !== null && name === "span"
    this.frames.length = at
    if (isSign) this.endSign()
    if (!BLOCK_TAGS.has(name)) return
    if (name === "td" || name === "th") this.endCell()
    else if (name === "caption" && this.table) this.table.caption = this.takeWords()
    else if (name === "table") this.endTable()
    else if (name === "figcaption" && this.picture) this.endPicture()
    else if (this.isInItem(name)) this.breaks = this.words.length > 0
    else this.endBlock()
    if (name === "figure" && this.picture) this.endPicture()
    this.form = this.frame.form
  }

  private endPicture(): void {
    if (this.picture) this.blocks.push({ id: this.newId(), type: "figure", ...this.picture, content: this.takeWords() })
    this.picture = null
  }

  private endSign(): void {
    if (this.form.type === "list_item") {
      const { form, number, isLettered } = readWordSign(this.sign ?? "", this.form.indent)
      this.form = form
      if (number !== undefined) this.numbers.set(form, number)
      if (isLettered) this.found.add("letters")
    }
    this.sign = null
  }

  /** Whether a paragraph goes on with the words of the list item around it. */
  private isInItem(name: string): boolean {
    const { form } = this.frame
    return PARTS.has(name) && form.type === "list_item" && form === this.form && !this.worded.has(form)
  }

  private beginBlock({ name, attributes }: Open): void {
    if (this.table && this.frame.isInCell) {
      // Within a cell, lines are parted by breaks.
      if (this.words.length > 0) this.words.push({ type: "break" })
      return
    }
    if (this.isInItem(name) && !headingOf(name, attributes) && !wordListOf(attributes)) {
      this.breaks = this.words.length > 0
      return
    }
    this.endBlock()
    if (name === "table" && !this.table) this.table = { rows: [], aligned: [], caption: [] }
    if (name === "tr") {
      this.table?.rows.push([])
      this.table?.aligned.push([])
    }
    if (name === "hr" && !this.table) this.blocks.push({ id: this.newId(), type: "divider", content: [] })
  }

  private endCell(): void {
    if (this.frame.isInCell) return
    this.table?.rows.at(-1)?.push(this.takeWords())
  }

  private endBlock(): void {
    if (this.table && this.frame.isInCell) return
    const content = this.takeWords()
    const isSpace = content.every(
      (inline) => inline.type === "break" || (inline.type === "text" && inline.text.trim() === ""),
    )
    this.breaks = false
    if (!isSpace) this.blocks.push(this.blockOf(content))
  }

  private blockOf(content: Inline[]): Block {
    const isMore = this.worded.has(this.form)
    const block = blockIn(isMore ? PARAGRAPH : this.form, this.newId(), content)
    const number = this.numbers.get(this.form)
    if (!isMore && number !== undefined) this.shown.set(block.id, number)
    if (this.form.type === "list_item") this.worded.add(this.form)
    return block
  }

  private endTable(): void {
    const { table } = this
    if (!table || this.frame.isInTable) return
    this.table = null
    const rows = table.rows.filter((row) => row.length > 0)
    if (rows.length === 0) return
    const columns = alignmentsOf(table.aligned, Math.max(...rows.map((row) => row.length)))
    this.blocks.push({ id: this.newId(), type: "table", columns, rows, content: table.caption })
  }

  private takeWords(): Inline[] {
    const { words } = this
    this.words = []
    return words
  }
}

/** A number of a list as an attribute gives it; undefined where it gives none that can be kept. */
function numberIn(attributes: ReadonlyMap<string, string>, name: string): number | undefined {
  const written = attributes.get(name)
  return written !== undefined && /^\d{1,9}$/.test(written.trim()) ? Number(written) : undefined
}
