import { substantiveSince } from "#core/article/since-last-read"
import { comparePath } from "#core/metadata/addresses"
import { make } from "./elements"
import { whenSettled } from "./when-settled"

const KEPT = "scholium:read"
/** How many articles a browser remembers; the ones not read for longest are forgotten. */
const MOST = 300

/** Tells a returning reader what substantive changes they have not seen, and remembers the revision they see now. */
export function sayWhatChanged(): void {
  const article = document.querySelector<HTMLElement>("article[data-seq]")
  const line = document.getElementById("since-last-read")
  const { slug, seq, substantive = "" } = article?.dataset ?? {}
  if (!slug || !line) return
  const now = Number(seq)
  const seen = lastSeen(slug)
  const news = substantiveSince(seen, now, substantive.split(" ").map(Number))
  addEventListener("pagehide", () => remember(slug, now))
  if (seen === null || news === 0) return
  const words = news === 1 ? "1 substantive change" : `${news} substantive changes`
  whenSettled(line, () => {
    line.replaceChildren(
      `${words} since you last read this, at revision ${seen}. `,
      make("a", { href: comparePath(slug, seen, now) }, "See what changed"),
    )
    line.hidden = false
  })
}

type Read = readonly (readonly [slug: string, seq: number])[]

function lastSeen(slug: string): number | null {
  return kept().find(([known]) => known === slug)?.[1] ?? null
}

function remember(slug: string, seq: number): void {
  const others = kept().filter(([known]) => known !== slug)
  try {
    localStorage.setItem(KEPT, JSON.stringify([[slug, seq], ...others].slice(0, MOST)))
  } catch {
    // A browser that keeps nothing is a browser that reads everything for the first time.
  }
}

function kept(): Read {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "[]")
    return Array.isArray(list) ? list.filter((one) => Array.isArray(one) && typeof one[1] === "number") : []
  } catch {
    return []
  }
}
