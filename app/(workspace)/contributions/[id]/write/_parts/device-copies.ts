import type { DeviceCopy, Fields } from "#core/contribution/autosave"

/** A copy that some page of this draft left on this device, and where it lies. */
export type FoundCopy = DeviceCopy & { readonly place: string }

const prefixOf = (id: string) => `scholium:draft:${id}:`

/** Each page keeps its own copy, so that two tabs never write over one another's. */
export const placeFor = (id: string): string => `${prefixOf(id)}${Date.now().toString(36)}${Math.random().toString(36)}`

/** Keeps what is unsaved on this device, or clears the copy when nothing is. Whether it is safe there. */
export function keepCopy(place: string, changes: Fields, from: Fields = {}): boolean {
  try {
    if (Object.keys(changes).length === 0) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify({ at: Date.now(), changes, from }))
    return true
  } catch {
    // No storage, or no room in it: the page says so instead.
    return false
  }
}

/** The copies that pages of this draft left here, the newest first. */
export function findCopies(id: string): FoundCopy[] {
  try {
    const places = Object.keys(localStorage).filter((place) => place.startsWith(prefixOf(id)))
    return places.flatMap(readCopy).sort((a, b) => b.at - a.at)
  } catch {
    return []
  }
}

function readCopy(place: string): FoundCopy[] {
  const { at, changes, from } = JSON.parse(localStorage.getItem(place) ?? "{}")
  if (typeof at !== "number" || typeof changes !== "object" || changes === null) return []
  return [{ place, at, changes, ...(typeof from === "object" && from !== null && { from }) }]
}
