import { notFound } from "next/navigation"
import { SiteHeader } from "#ui/site/site-header"
import { SkipLink } from "#ui/site/skip-link"
import { devPagesAllowed } from "../_allowed"
import { ArticleSpecimens } from "./_parts/article-specimens"
import { FormSpecimens } from "./_parts/form-specimens"
import { ReviewSpecimens } from "./_parts/review-specimens"
import { SiteSpecimens } from "./_parts/site-specimens"

export const metadata = { title: "Components", robots: { index: false } }

export default function Page() {
  if (!devPagesAllowed()) notFound()
  return (
    <>
      <SkipLink>Skip to the text</SkipLink>
      <SiteHeader publication="Scholium" links={[{ href: "/dev/ui", label: "Components", current: true }]} />
      <main className="page page-main stack stack-wide" id="main">
        <h1>Components</h1>
        <h2 id="article">Article</h2>
        <ArticleSpecimens />
        <h2 id="forms">Forms</h2>
        <FormSpecimens />
        <h2 id="review">Review</h2>
        <ReviewSpecimens />
        <h2 id="people">Site, people, notices</h2>
        <SiteSpecimens />
      </main>
    </>
  )
}
