import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { articlePath, isSlug, recordPath } from "#core/metadata/addresses"
import { standingTitle } from "#core/metadata/standing-title"
import type { RecordView } from "#server/contribution/read-record"
import { ContributionRecord } from "#ui/record/contribution-record"
import { BackLink } from "#ui/site/breadcrumbs"
import { cachedRecord } from "../../../../../_cached/articles"
import { PLACEHOLDER } from "../../../../../_reading"

type Props = { params: Promise<{ slug: string; id: string }> }

export const generateStaticParams = () => [{ slug: PLACEHOLDER, id: PLACEHOLDER }]

async function recordAt({ params }: Props): Promise<RecordView> {
  const { slug, id } = await params
  return (isSlug(slug) ? await cachedRecord(slug, id) : null) ?? notFound()
}

const titleOf = ({ kind, author }: RecordView) =>
  `${kind === "insight" ? "Insight" : "Suggested edit"} by ${author.name}`

export async function generateMetadata(props: Props): Promise<Metadata> {
  const record = await recordAt(props)
  return {
    title: `${titleOf(record)}: ${standingTitle(record)}`,
    alternates: { canonical: recordPath(record.slug, record.id) },
  }
}

export default async function RecordPage(props: Props) {
  const record = await recordAt(props)
  return (
    <div className="page page-main record-page">
      <BackLink href={articlePath(record.slug)} label={record.title} />
      <h1>{titleOf(record)}</h1>
      <ContributionRecord record={record} />
    </div>
  )
}
