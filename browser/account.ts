import { make } from "./elements"
import { whenSettled } from "./when-settled"

type Me = { readonly name: string | null; readonly links: readonly { readonly href: string; readonly label: string }[] }

/**
 * Puts the reader's name into the top of the page, or sends who signs in back to the page they came from. A page that a
 * browser kept whole and shows again, on going back, may have been left by somebody who has signed in or out since: it
 * is as it was served until we know who reads now.
 */
export function fillAccount(): void {
  const slot = document.getElementById("account-slot")
  if (!slot) return
  const served = [...slot.childNodes].map((node) => node.cloneNode(true))
  void fill(slot)
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return
    slot.dataset.account = "unknown"
    slot.replaceChildren(...served.map((node) => node.cloneNode(true)))
    void fill(slot)
  })
}

/** The latest question counts: an answer to an earlier one may be about somebody else. */
let asked = 0

async function fill(slot: HTMLElement): Promise<void> {
  const mine = ++asked
  const me = await askWhoReads()
  whenSettled(slot, () => {
    if (mine !== asked) return
    if (me?.name) greet(slot, me.name, me)
    else returnHere(slot)
  })
}

async function askWhoReads(): Promise<Me | null> {
  try {
    const answer = await fetch("/api/me", { headers: { accept: "application/json" }, cache: "no-store" })
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

function greet(slot: HTMLElement, name: string, { links }: Me): void {
  const items = links.map(({ href, label }) => make("li", {}, make("a", { href }, label)))
  const signOut = make(
    "form",
    { method: "post", action: "/signout" },
    make("button", { class: "account-out" }, "Sign out"),
  )
  signOut.addEventListener("submit", forgetUndo)
  const menu = make(
    "details",
    { class: "account-menu" },
    make("summary", {}, name),
    make("ul", { class: "account-links" }, ...items, make("li", {}, signOut)),
  )
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Node && menu.contains(target))) menu.open = false
  })
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return
    menu.open = false
    menu.querySelector("summary")?.focus()
  })
  slot.dataset.account = "known"
  slot.replaceChildren(menu)
}

/** What could be undone in a draft in this tab goes with who wrote it. */
function forgetUndo(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("scholium:undo:")) sessionStorage.removeItem(name)
}

function returnHere(slot: HTMLElement): void {
  const here = location.pathname + location.search
  const link = slot.querySelector("a")
  if (here !== "/") link?.setAttribute("href", `${link.getAttribute("href")}?return=${encodeURIComponent(here)}`)
}
