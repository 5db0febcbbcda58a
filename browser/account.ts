import { make } from "./elements"
import { whenSettled } from "./when-settled"

type Me = { readonly name: string | null; readonly links: readonly { readonly href: string; readonly label: string }[] }

/** Puts the reader's name into the top of the page, or sends who signs in back to the page they came from. */
export function fillAccount(): void {
  const slot = document.getElementById("account-slot")
  if (!slot) return
  void askWhoReads().then((me) => whenSettled(slot, () => (me?.name ? greet(slot, me.name, me) : returnHere(slot))))
}

async function askWhoReads(): Promise<Me | null> {
  try {
    const answer = await fetch("/api/me", { headers: { accept: "application/json" } })
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
