import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { site } from "#auth/site"
import { NothingHere } from "#ui/site/nothing-here"
import { cachedFront } from "../../../_cached/articles"
import { PLACEHOLDER } from "../../../_reading"

/*
 * What readers get at every address that leads nowhere (`app/_kept/nowhere.ts`). A page like any other public one, so that
 * it knows the publication and its newest articles; it has no address of its own.
 */
type Props = { params: Promise<{ here: string }> }

export const generateStaticParams = () => [{ here: PLACEHOLDER }]

export const metadata: Metadata = { title: "Page not found", robots: { index: false } }

const MOST = 5

export default async function Nothing({ params }: Props) {
  const { here } = await params
  if (here !== "here") notFound()
  const { articles } = await cachedFront("newest")
  return <NothingHere articles={articles.slice(0, MOST)} contact={site().contact} />
}
