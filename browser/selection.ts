import { cutPicked, type Picked, pickPassage } from "#core/anchor/pick"
import { contributePath } from "#core/metadata/addresses"
import { make } from "./elements"

/** The most characters of a passage that go along in an address, and the longest address that every step passes on. */
const MOST_CHARACTERS = 500
const LONGEST_ADDRESS = 1800

type Found = Picked & { readonly block: string; readonly range: Range }

/** Offers to comment on or change the words that a reader selects in an article that is open to contributions. */
export function offerToContribute(): void {
  const article = document.querySelector<HTMLElement>("article[data-open]")
  const body = article?.querySelector(".article-body")
  const { slug, seq } = article?.dataset ?? {}
  if (!body || !slug) return
  const menu = menuFor(slug, Number(seq))
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
    if (picked) return { ...picked, block: block.id, range }
  }
  return null
}

const blockOf = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest("[data-block]") ?? null

function menuFor(slug: string, rev: number) {
  const comment = make("a", {}, "Comment on this")
  const edit = make("a", {}, "Suggest an edit")
  const status = make("p", { class: "visually-hidden", role: "status" })
  const menu = make("div", { class: "selection-menu no-print", role: "group", "aria-label": "Selected passage" })
  menu.append(comment, edit)
  menu.hidden = true
  document.body.append(menu, status)
  document.addEventListener("keydown", (event) => {
    if (menu.hidden) return
    if (event.key === "Escape") hide()
    if (event.key !== "Tab" || event.shiftKey || menu.contains(document.activeElement)) return
    event.preventDefault()
    comment.focus()
  })

  function hide(): void {
    menu.hidden = true
    status.textContent = ""
  }

  function offer(found: Found): void {
    comment.href = addressOf(slug, rev, "insight", found)
    edit.href = addressOf(slug, rev, "edit", found)
    menu.hidden = false
    status.textContent = "Passage selected. Press Tab to comment on it or to suggest an edit."
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
