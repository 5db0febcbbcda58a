import { notFound, redirect } from "next/navigation"
import { readContribution } from "#server/contribution/read"
import { readWriting, type WritingView } from "#server/contribution/read-writing"
import { one, type Query, signedIn } from "../../_signed-in"

export type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/**
 * The draft that a page of writing shows, for its author. What can be written no more leads to the page of the
 * contribution, with what was typed; what is somebody else's, or nothing, is not found.
 */
export async function loadWriting({ params, searchParams }: PageProps, page: string) {
  const { id } = await params
  const query = await searchParams
  const path = `/contributions/${id}/${page}`
  const ctx = await signedIn(path, query)
  const held = one(query.held)
  const writing = await readWriting(ctx, id)
  if (writing) return { ctx, id, path, held, query, writing }
  if (await readContribution(ctx, id))
    redirect(`/contributions/${id}${held ? `?from=${page}&held=${encodeURIComponent(held)}` : ""}`)
  notFound()
}

/** What stands beside the author's name, where anything was declared that still holds. */
export function signatureOf({ author, disclosure, disclosureHolds, namedHere, disclosureLine }: WritingView) {
  const declared = disclosure && disclosureHolds
  return {
    byline: author,
    declared: declared ? { disclosureLine, certifiedAt: disclosure.certifiedAt, namedHere } : null,
  }
}
