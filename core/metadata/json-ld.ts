import { addsOnly, noticeInWords } from "#core/article/notices"
import { type ArticleStatus, NOTICE_LABELS, type NoticeType } from "#core/article/vocabulary"
import { LICENCE } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { creditTerm } from "#core/credit/credit-terms"
import { CREDIT_ROLES, type CreditRole } from "#core/credit/roles"
import { safeHref } from "#core/document/links"
import { documentText } from "#core/document/plain-text"
import type { Document, Source } from "#core/document/schema"
import { articlePath, comparePath, historyPath, personPath, recordPath, revisionPath } from "#core/metadata/addresses"
import { counted } from "#core/metadata/in-words"
import { standingTitle } from "#core/metadata/standing-title"

/** Where the pages are published, and by whom. */
export type Publisher = { readonly publication: string; readonly contact?: string | undefined; readonly origin: string }

/** What machines are told about an article: the same that its page shows. */
export type ArticleFacts = {
  readonly slug: string
  readonly status: ArticleStatus
  /** What made it closed or withdrawn, and when. */
  readonly standing: { readonly note: string; readonly at: Date } | null
  readonly topic: string
  readonly title: string
  readonly dek: string
  readonly seq: number
  readonly words: number
  readonly publishedAt: Date
  readonly updatedAt: Date
  /** Who is named as author, in order. */
  readonly authors: readonly Byline[]
  /** Who approved the revision that readers see. */
  readonly approvedBy: Byline
  readonly credits: readonly {
    readonly byline: Byline
    readonly roles: readonly CreditRole[]
    readonly insights: number
    readonly edits: number
    readonly cosigned: number
  }[]
  readonly notices: readonly {
    readonly type: NoticeType
    readonly wrong: string
    readonly stands: string
    readonly note: string
    readonly seq: number
    readonly at: Date
    readonly isTakenBack: boolean
  }[]
  readonly insights: readonly {
    readonly contributionId: string
    readonly byline: Byline
    readonly body: Document
    readonly sentAt: Date
  }[]
  readonly sources: readonly Source[]
}

/**
 * An article as JSON-LD (schema.org): an analysis that, while it is open, also asks the public for more. Who contributed
 * stands in a Role that repeats the property it qualifies; `reviewedBy` and `lastReviewed` belong to the page, the only
 * type that has them.
 */
export function articleJsonLd(facts: ArticleFacts, by: Publisher): object {
  return graph(facts, by, by.origin + articlePath(facts.slug))
}

/** One revision of an article as JSON-LD: the same facts at its own address, as an example of the article that goes on. */
export function revisionJsonLd(facts: ArticleFacts, by: Publisher): object {
  return graph(facts, by, by.origin + revisionPath(facts.slug, facts.seq))
}

function graph(facts: ArticleFacts, by: Publisher, page: string): object {
  const { origin } = by
  const site = `${origin}/#publication`
  return {
    "@context": "https://schema.org",
    "@graph": [
      { ...article(facts, page, origin), publisher: { "@id": site } },
      {
        "@type": "WebPage",
        "@id": page,
        url: page,
        mainEntity: { "@id": `${page}#article` },
        lastReviewed: facts.updatedAt.toISOString().slice(0, 10),
        reviewedBy: who(facts.approvedBy, origin),
      },
      publisher(by, site),
      ...peopleOf(facts).map((byline) => person(byline, origin)),
    ],
  }
}

/** Everybody named who has a page: described once, referred to by its address elsewhere. */
function peopleOf({ authors, approvedBy, credits, insights }: ArticleFacts): Byline[] {
  const named = [...authors, approvedBy, ...[...credits, ...insights].map(({ byline }) => byline)]
  const byPage = new Map(named.map((byline) => [byline.slug, byline]))
  return [...byPage.values()].filter((byline) => byline.slug !== null)
}

/** A person by the address of their description, or described on the spot where they have none. */
function who(byline: Byline, origin: string) {
  const path = personPath(byline.slug)
  return path ? { "@id": origin + path } : person(byline, origin)
}

function article(facts: ArticleFacts, page: string, origin: string) {
  const experts = facts.credits.filter((credit) => credit.insights + credit.edits + credit.cosigned > 0)
  const editors = facts.credits.filter((credit) => credit.roles.includes("editing"))
  const names = experts.map((credit) => credit.byline.name).join(", ")
  const whole = origin + articlePath(facts.slug)
  const asks = facts.status === "live" && page === whole
  return {
    "@type": asks ? ["AnalysisNewsArticle", "AskPublicNewsArticle"] : "AnalysisNewsArticle",
    "@id": `${page}#article`,
    ...(page !== whole && { url: page, exampleOfWork: { "@id": `${whole}#article` } }),
    mainEntityOfPage: page,
    headline: standingTitle(facts),
    ...(facts.dek && { description: facts.dek }),
    ...(facts.topic && { articleSection: facts.topic }),
    ...(facts.status === "withdrawn" && { creativeWorkStatus: "Withdrawn" }),
    datePublished: facts.publishedAt.toISOString(),
    dateModified: facts.updatedAt.toISOString(),
    version: String(facts.seq),
    wordCount: facts.words,
    isAccessibleForFree: true,
    license: LICENCE.url,
    author: oneOrMore(facts.authors.map((byline) => who(byline, origin))),
    ...(editors.length > 0 && { editor: editors.map((credit) => who(credit.byline, origin)) }),
    ...(experts.length > 0 && {
      creditText: `With contributions by ${names}`,
      contributor: experts.map((credit) => role(credit, origin)),
    }),
    ...corrections(facts, origin),
    ...(facts.insights.length > 0 && {
      comment: facts.insights.map((insight) => comment(insight, facts, page, origin)),
    }),
    ...(facts.sources.length > 0 && { citation: facts.sources.map(source) }),
    publishingPrinciples: `${origin}/about`,
    backstory: `This is revision ${facts.seq} of an article that experts keep improving. ${counted(experts.length, "expert")} contributed so far; editors review every change.`,
  }
}

/** One author as such, several as a list in their order. */
const oneOrMore = <One>(list: readonly One[]): One | readonly One[] => {
  const [only, ...more] = list
  return only !== undefined && more.length === 0 ? only : list
}

function role({ byline, roles }: ArticleFacts["credits"][number], origin: string) {
  const names = roles.flatMap((name) => [CREDIT_ROLES[name].label, creditTerm(name)?.url]).filter(Boolean)
  return { "@type": "Role", roleName: [...new Set(names)], contributor: who(byline, origin) }
}

function person(byline: Byline, origin: string) {
  const path = personPath(byline.slug)
  const orcid = byline.orcid && `https://orcid.org/${byline.orcid}`
  return {
    "@type": "Person",
    ...(path && { "@id": origin + path, url: origin + path }),
    name: byline.name,
    ...(byline.credentials && { honorificSuffix: byline.credentials }),
    ...(byline.affiliation && { affiliation: { "@type": "Organization", name: byline.affiliation } }),
    ...(orcid && { identifier: orcid, sameAs: orcid }),
  }
}

function corrections({ slug, status, standing, notices }: ArticleFacts, origin: string) {
  const withdrawn = status === "withdrawn" && standing ? [standing] : []
  const withdrawal = withdrawn.map(({ note, at }) => ({
    "@type": "CorrectionComment",
    text: `Withdrawn: ${note}`,
    datePublished: at.toISOString(),
    url: origin + historyPath(slug),
  }))
  const noticed = notices
    .filter(({ type, isTakenBack }) => !addsOnly(type) && !isTakenBack)
    .map(({ type, wrong, stands, note, seq, at }) => ({
      "@type": "CorrectionComment",
      text: wrong || stands ? noticeInWords(NOTICE_LABELS[type], { wrong, stands }) : `${NOTICE_LABELS[type]}: ${note}`,
      datePublished: at.toISOString(),
      ...(seq > 1 && { url: origin + comparePath(slug, seq - 1, seq) }),
    }))
  const correction = [...withdrawal, ...noticed]
  return correction.length > 0 ? { correction } : {}
}

function comment(insight: ArticleFacts["insights"][number], { slug }: ArticleFacts, page: string, origin: string) {
  return {
    "@type": "Comment",
    "@id": `${page}#insight-${insight.contributionId}`,
    url: origin + recordPath(slug, insight.contributionId),
    text: documentText(insight.body),
    author: who(insight.byline, origin),
    dateCreated: insight.sentAt.toISOString(),
    parentItem: { "@id": `${page}#article` },
  }
}

function source({ text, url, doi }: Source) {
  const href = safeHref(doi ? `doi:${doi}` : (url ?? ""))
  return { "@type": "CreativeWork", name: text, ...(href && { url: href }) }
}

function publisher({ publication, contact, origin }: Publisher, id: string) {
  return {
    "@type": "NewsMediaOrganization",
    "@id": id,
    name: publication,
    url: origin,
    ...(contact && {
      email: contact,
      contactPoint: { "@type": "ContactPoint", contactType: "editors", email: contact },
    }),
    publishingPrinciples: `${origin}/about`,
    correctionsPolicy: `${origin}/policies/corrections`,
    actionableFeedbackPolicy: `${origin}/policies/contributors`,
    ethicsPolicy: `${origin}/policies/disclosure`,
  }
}

/** A person's page as JSON-LD. */
export function personJsonLd(byline: Byline, topics: readonly string[], origin: string): object {
  return {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    mainEntity: { ...person(byline, origin), ...(topics.length > 0 && { knowsAbout: topics }) },
  }
}
