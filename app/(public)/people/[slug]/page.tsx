import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { site } from "#auth/site"
import { isSlug, personPath } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { personJsonLd } from "#core/metadata/json-ld"
import type { PersonView } from "#server/people/read-person"
import { personFacts } from "#ui/people/credited"
import { DisclosureLine } from "#ui/people/disclosure-line"
import { PersonIdentity } from "#ui/people/person-line"
import { PersonContributions, PersonSum, PersonWorks } from "#ui/people/person-works"
import { cachedPerson } from "../../../_cached/person"
import { PLACEHOLDER } from "../../../_reading"
import { JsonLd } from "../../_json-ld"

type Props = { params: Promise<{ slug: string }> }

export const generateStaticParams = () => [{ slug: PLACEHOLDER }]

async function personAt({ params }: Props): Promise<PersonView> {
  const { slug } = await params
  return (isSlug(slug) ? await cachedPerson(slug) : null) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { byline, works } = await personAt(props)
  const from = byline.affiliation ? `, ${byline.affiliation}` : ""
  return {
    title: byline.name,
    description: `${byline.name}${from}: credited in ${counted(works.length, "article")}.`,
    alternates: { canonical: personPath(byline.slug) },
    openGraph: { type: "profile", title: byline.name },
  }
}

export default async function PersonPage(props: Props) {
  const person = await personAt(props)
  const { byline, biography, topics, disclosure, works, contributions } = person
  return (
    <div className="page page-main person-page">
      <JsonLd data={personJsonLd(byline, topics, site().origin)} />
      <header className="person-head">
        <h1>
          {byline.name}
          {byline.credentials && <span className="person-credentials">, {byline.credentials}</span>}
        </h1>
        <PersonIdentity person={{ ...personFacts(byline), href: undefined }}>
          {disclosure ? (
            <DisclosureLine disclosure={{ statement: disclosure.line, certifiedAt: disclosure.certifiedAt }} />
          ) : (
            <p className="disclosure">Interests not declared yet.</p>
          )}
        </PersonIdentity>
        {topics.length > 0 && <p className="person-topics">Writes about {topics.join(", ")}</p>}
        {biography && (
          <div className="prose">
            {biography.split(/\n{2,}/).map((paragraph, index) => (
              <p key={index}>{paragraph}</p>
            ))}
          </div>
        )}
        <PersonSum works={works} others={contributions.length > 0} />
      </header>
      <section aria-labelledby="articles">
        <h2 id="articles" className="section-title">
          Articles
        </h2>
        <PersonWorks works={works} />
      </section>
      {contributions.length > 0 && (
        <section aria-labelledby="contributions">
          <h2 id="contributions" className="section-title">
            Contributions
          </h2>
          <PersonContributions contributions={contributions} />
        </section>
      )}
    </div>
  )
}
