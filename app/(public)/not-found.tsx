import { site } from "#auth/site"
import { NothingHere } from "#ui/site/nothing-here"

export default function NotFound() {
  return <NothingHere contact={site().contact} />
}
