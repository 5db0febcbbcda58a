import { cacheTag } from "next/cache"
import type { Byline } from "#core/credit/byline"
import { tags } from "#core/event/tags"

/** How many tags one call may carry; the framework drops what is beyond. */
const MOST = 100

/** Makes what is being cached expire when one of these people changes how they are named or shown. */
export function tagPeople(bylines: readonly Byline[]): void {
  const people = [...new Set(bylines.map((byline) => byline.personId))].filter((id) => id !== "").map(tags.person)
  for (let from = 0; from < people.length; from += MOST) cacheTag(...people.slice(from, from + MOST))
}
