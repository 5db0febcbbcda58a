import type { KeptTrail } from "./trail"

/** What can be undone is kept in this tab alone, until it is closed or the draft is done with. */
const PREFIX = "scholium:undo:"

/** Set once the page is left for good: what is in it must not be kept once more on the way out. */
let isForgotten = false

/** Keeps what can be undone under the name of a draft; where there is no room for it, it is gone with the page. */
export function keepUndo(name: string, trail: KeptTrail): void {
  if (isForgotten) return
  try {
    if (trail.patches.length === 0) sessionStorage.removeItem(PREFIX + name)
    else sessionStorage.setItem(PREFIX + name, JSON.stringify(trail))
  } catch {
    // No storage, or no room in it: only undo is lost, and nothing that was written.
  }
}

/** What was kept under the name of a draft; null where nothing was. */
export function keptUndo(name: string): KeptTrail | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null")
  } catch {
    return null
  }
}

/** Takes what could be undone, of every draft, out of this tab, which is about to be left. */
export function forgetUndo(): void {
  isForgotten = true
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name)
}
