import type { Metadata } from "next"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { hasOrcid } from "#auth/orcid"
import { site } from "#auth/site"
import { PLACEHOLDER } from "../../../_reading"
import { About } from "./_texts/about"
import { Contributors } from "./_texts/contributors"
import { Corrections } from "./_texts/corrections"
import { Credit } from "./_texts/credit"
import { Disclosure } from "./_texts/disclosure"
import type { HouseFacts } from "./_texts/facts"
import { Privacy } from "./_texts/privacy"

type Page = { title: string; description: string; path: string; text: (facts: HouseFacts) => ReactNode }
type Props = { params: Promise<{ name: string }> }

/** What the house says about itself. Rendered on demand like all public pages, so that it knows where it is published. */
const PAGES: Readonly<Record<string, Page>> = {
  about: {
    title: "How this works",
    description: "Living articles that experts improve: what a reader can rely on, and how a change is made.",
    path: "/about",
    text: About,
  },
  contributors: {
    title: "For contributors",
    description: "Who may contribute, how to do it, what happens then and what we ask of you.",
    path: "/policies/contributors",
    text: Contributors,
  },
  credit: {
    title: "How credit works",
    description: "Every word has one author. What counts, where it is shown and how it lasts.",
    path: "/policies/credit",
    text: Credit,
  },
  corrections: {
    title: "Corrections",
    description: "How errors are put right, openly and for good.",
    path: "/policies/corrections",
    text: Corrections,
  },
  disclosure: {
    title: "Interests",
    description: "What everybody who writes here declares, where it is shown and who may decide.",
    path: "/policies/disclosure",
    text: Disclosure,
  },
  privacy: {
    title: "Privacy",
    description: "What is kept about readers and contributors, and what can be taken back.",
    path: "/policies/privacy",
    text: Privacy,
  },
}

export const generateStaticParams = () => [{ name: PLACEHOLDER }]

async function pageAt({ params }: Props): Promise<Page> {
  const { name } = await params
  return (Object.hasOwn(PAGES, name) ? PAGES[name] : undefined) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, description, path } = await pageAt(props)
  return { title, description, alternates: { canonical: path } }
}

export default async function TextPage(props: Props) {
  const { title, description, text: Text } = await pageAt(props)
  return (
    <article className="page page-main text-page">
      <header>
        <h1>{title}</h1>
        <p className="dek">{description}</p>
      </header>
      <div className="prose">
        <Text contact={site().contact} orcid={hasOrcid()} />
      </div>
    </article>
  )
}
