import { site } from "#auth/site"
import { PageNotFound } from "#ui/site/page-not-found"

export default function NotFound() {
  return <PageNotFound {...site()} />
}
