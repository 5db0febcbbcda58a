import { cutPicked, type Picked, pickPassage } from "#core/anchor/pick"
import { contributePath } from "#core/metadata/addresses"
import { reportHref } from "#core/metadata/report"
import { make } from "./elements"

/** The most characters of a passage that go along in an address, and the longest address that every step passes on. */
const MOST_CHARACTERS = 500
const LONGEST_ADDRESS = 1800

/** `isCut`: the selection goes on in another paragraph, and only what lies in the first is taken. */
type Found = Picked & { readonly block: string; readonly range: Range; readonly isCut: boolean }

/**
 * Offers to comment on or change the words that a reader selects in an article that is open to contributions, and to
 * report an error in them where the editors have an address.
 */
export function offerToContribute(): void {
  const article = document.querySelector<HTMLElement>("article[data-open], article[data-contact]")
  const body = article?.querySelector(".article-body")
  const offered = article && offersOf(article)
  if (!body || !offered) return
  const menu = menuFor(offered)
  let isPressing = false
  let soon = 0
  const look = () => {
    clearTimeout(soon)
    soon = window.setTimeout(() => menu.show(isPressing ? null : selectedIn(body)), 150)
  }
  document.addEventListener("selectionchange", look)
  document.addEventListener("pointerdown", ({ target }) => {
    isPressing = !menu.has(target)
  })
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => {
      isPressing = false
      look()
    })
  }
}

type Offer = { readonly label: string; readonly href: (found: Found) => string }

/** What can be done with selected words, in the order of the menu. */
function offersOf(article: HTMLElement): readonly Offer[] | null {
  const { slug, seq, open, contact } = article.dataset
  if (!slug) return null
  const rev = Number(seq)
  const contribute: Offer[] = [
    { label: "Comment on this", href: (found) => addressOf(slug, rev, "insight", found) },
    { label: "Suggest an edit", href: (found) => addressOf(slug, rev, "edit", found) },
  ]
  const report: Offer[] = contact ? [{ label: "Report an error", href: (found) => reportOf(contact, rev, found) }] : []
  return [...(open === undefined ? [] : contribute), ...report]
}

function reportOf(contact: string, seq: number, { block, exact }: Found): string {
  const title = document.querySelector("h1")?.textContent ?? document.title
  const url = document.querySelector<HTMLLinkElement>('link[rel="cite-as"]')?.href ?? location.href
  return reportHref({ contact, title, seq, url, quote: exact, block })
}

/** The selected words, in the first block that holds some of them; null when none are selected in the text. */
function selectedIn(body: Element): Found | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  for (const node of [range.startContainer, range.endContainer]) {
    const block = blockOf(node)
    if (!block?.id || !body.contains(block)) continue
    const picked = pickPassage(
      block,
      { node: range.startContainer, offset: range.startOffset },
      block.contains(range.endContainer) ? { node: range.endContainer, offset: range.endOffset } : undefined,
    )
    const isCut = !block.contains(range.startContainer) || !endsIn(block, range)
    if (picked) return { ...picked, block: block.id, range, isCut }
  }
  return null
}

/** A selection of a whole paragraph often ends before the first letter of the next. */
function endsIn(block: Element, { endContainer, endOffset }: Range): boolean {
  if (block.contains(endContainer)) return true
  const after = document.createRange()
  after.setStartAfter(block)
  after.setEnd(endContainer, endOffset)
  return after.toString().trim() === ""
}

const blockOf = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest("[data-block]") ?? null

function menuFor(offers: readonly Offer[]) {
  const links = offers.map(({ label }) => make("a", {}, label))
  const status = make("p", { class: "visually-hidden", role: "status" })
  const menu = make("div", { class: "selection-menu no-print", role: "group", "aria-label": "Selected passage" })
  const cut = make("p", { class: "selection-cut" }, "Only the words of the first paragraph go along.")
  menu.append(...links, cut)
  for (const link of links) link.addEventListener("click", beginAtOnce)
  menu.hidden = true
  document.body.append(menu, status)
  document.addEventListener("keydown", (event) => {
    if (menu.hidden) return
    if (event.key === "Escape") hide()
    if (event.key !== "Tab" || event.shiftKey || menu.contains(document.activeElement)) return
    event.preventDefault()
    links[0]?.focus()
  })

  function hide(): void {
    menu.hidden = true
    status.textContent = ""
  }

  function offer(found: Found): void {
    for (const [index, { href }] of offers.entries()) links[index]?.setAttribute("href", href(found))
    menu.hidden = false
    cut.hidden = !found.isCut
    const only = found.isCut ? " Only the words of its first paragraph go along." : ""
    status.textContent = `Passage selected.${only} Press Tab for: ${offers.map(({ label }) => label).join(", ")}.`
    place(menu, found.range)
  }

  /** Whoever has reached the menu by keyboard keeps it, though the selection may end by that. */
  function show(found: Found | null): void {
    if (menu.contains(document.activeElement)) return
    if (found) offer(found)
    else hide()
  }

  return { show, has: (target: EventTarget | null) => target instanceof Node && menu.contains(target) }
}

function addressOf(slug: string, rev: number, kind: "insight" | "edit", { block, ...picked }: Found): string {
  for (let most = MOST_CHARACTERS; ; most = Math.floor(most * 0.8)) {
    const { start, end, exact } = cutPicked(picked, most)
    const path = contributePath(slug, { kind, block, start, end, exact, rev })
    if (path.length <= LONGEST_ADDRESS || most < 20) return path
  }
}

/** Below the end of the selection: above it is where phones put menus of their own. */
function place(menu: HTMLElement, range: Range): void {
  const last = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect()
  const most = document.documentElement.clientWidth - menu.offsetWidth - 8
  menu.style.insetInlineStart = `${Math.max(8, Math.min(last.right - menu.offsetWidth / 2, most)) + scrollX}px`
  menu.style.insetBlockStart = `${last.bottom + 8 + scrollY}px`
}

/**
 * Whoever is signed in goes on to writing by one press: the address says all that the form there would. Others follow the
 * link, to read what contributing means before they sign in.
 */
function beginAtOnce(event: MouseEvent): void {
  const link = event.currentTarget
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  const isKnown = document.getElementById("account-slot")?.dataset.account === "known"
  if (!(link instanceof HTMLAnchorElement) || link.protocol === "mailto:" || !isPlain || !isKnown) return
  event.preventDefault()
  const { pathname, searchParams } = new URL(link.href)
  const form = make("form", { method: "post", action: `${pathname}/start`, hidden: "" })
  for (const [name, value] of searchParams) form.append(make("input", { type: "hidden", name, value }))
  document.body.append(form)
  form.submit()
}
