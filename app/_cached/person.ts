import { cacheLife, cacheTag } from "next/cache"
import { tags } from "#core/event/tags"
import { type PersonView, readPerson } from "#server/people/read-person"
import { publicReading } from "../_reading"
import { tagPeople } from "./people"

/** The public page of a person; null where nobody has this address, or nothing to show for it yet. */
export async function cachedPerson(slug: string): Promise<PersonView | null> {
  "use cache"
  cacheLife("max")
  const found = await readPerson(await publicReading(), slug)
  cacheTag(found ? tags.person(found.personId) : tags.unknownPeople)
  tagPeople((found?.view?.works ?? []).flatMap(({ together }) => together.flatMap((one) => one.with)))
  return found?.view ?? null
}
