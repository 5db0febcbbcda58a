import { describe, expect, it } from "vitest"
import type { Byline } from "#core/credit/byline"
import { creditTerm } from "#core/credit/credit-terms"
import { CREDIT_ROLES, type CreditRole } from "#core/credit/roles"
import { type ArticleFacts, articleJsonLd, personJsonLd, revisionJsonLd } from "#core/metadata/json-ld"
import { jsonForScript } from "#core/metadata/json-script"
import { doc, p } from "#tests/support/documents"

const byline = (name: string, over: Partial<Byline> = {}): Byline => ({
  personId: name,
  slug: name.toLowerCase(),
  name,
  credentials: "",
  affiliation: "",
  orcid: null,
  verification: { level: "none", how: "", at: null },
  ...over,
})
const ADA = byline("Ada", { credentials: "MD", affiliation: "Karolinska", orcid: "0000-0002-1825-0097" })
const ED = byline("Ed")
const SAID = { wrong: "", stands: "", isTakenBack: false }
const FACTS: ArticleFacts = {
  slug: "key",
  status: "live",
  standing: null,
  topic: "Leukemia",
  title: "A second key",
  dek: "Early hope",
  seq: 5,
  words: 900,
  publishedAt: new Date("2025-12-07T08:00:00Z"),
  updatedAt: new Date("2025-12-15T09:40:00Z"),
  authors: [ED],
  approvedBy: ED,
  credits: [
    { byline: ADA, roles: ["expert_commentary", "translation"], insights: 1, edits: 0, cosigned: 0 },
    { byline: ED, roles: ["article_author", "editing"], insights: 0, edits: 0, cosigned: 0 },
  ],
  notices: [
    { ...SAID, type: "correction", note: "The rate was wrong.", seq: 4, at: new Date("2025-12-14T00:00:00Z") },
    { ...SAID, type: "new_version", note: "New data.", seq: 3, at: new Date("2025-12-10T00:00:00Z") },
  ],
  insights: [
    {
      contributionId: "i1",
      byline: ADA,
      body: doc(p("In our ward series.")),
      sentAt: new Date("2025-12-11T00:00:00Z"),
    },
  ],
  sources: [
    { id: "s1", text: "Zhai 2025.", doi: "10.1000/1" },
    { id: "s2", text: "Elsewhere.", url: "javascript:alert(1)" },
  ],
}
const AT = { publication: "Scholium", origin: "https://x.org" }

const graph = (over: Partial<ArticleFacts> = {}) => {
  const whole = JSON.parse(JSON.stringify(articleJsonLd({ ...FACTS, ...over }, AT)))
  const [article, page, publisher] = whole["@graph"]
  return { whole, article, page, publisher }
}

describe("an article for machines", () => {
  it("that is open also asks the public", () => {
    expect(graph().article["@type"]).toEqual(["AnalysisNewsArticle", "AskPublicNewsArticle"])
  })

  it.each(["closed", "withdrawn"] as const)("that is %s does not", (status) => {
    expect(graph({ status }).article["@type"]).toBe("AnalysisNewsArticle")
  })

  it("of one revision is at that revision's address, an example of the article that goes on", () => {
    const [one] = JSON.parse(JSON.stringify(revisionJsonLd(FACTS, AT)))["@graph"]
    expect(one).toMatchObject({
      "@id": "https://x.org/articles/key/revisions/5#article",
      "@type": "AnalysisNewsArticle",
      url: "https://x.org/articles/key/revisions/5",
      version: "5",
      exampleOfWork: { "@id": "https://x.org/articles/key#article" },
    })
    expect(graph().article).not.toHaveProperty("exampleOfWork")
  })

  it("names its publisher, and the editors' address where there is one", () => {
    const named = JSON.parse(
      JSON.stringify(articleJsonLd(FACTS, { ...AT, publication: "Norrvik Review", contact: "desk@x.org" })),
    )
    expect(named["@graph"][2]).toMatchObject({ name: "Norrvik Review", email: "desk@x.org" })
    expect(graph().publisher).not.toHaveProperty("email")
    expect(graph().publisher).not.toHaveProperty("contactPoint")
  })

  it("that is withdrawn says so", () => {
    expect(graph({ status: "withdrawn" }).article.creativeWorkStatus).toBe("Withdrawn")
    expect(graph().article).not.toHaveProperty("creativeWorkStatus")
  })

  it("says which version it is, since when and under which licence", () => {
    expect(graph().article).toMatchObject({
      "@id": "https://x.org/articles/key#article",
      version: "5",
      datePublished: "2025-12-07T08:00:00.000Z",
      dateModified: "2025-12-15T09:40:00.000Z",
      license: "https://creativecommons.org/licenses/by/4.0/",
    })
  })

  it("credits an expert in a role that repeats the property, with our own word and CRediT's", () => {
    expect(graph().article.contributor).toEqual([
      {
        "@type": "Role",
        roleName: [
          "Expert commentary",
          "https://credit.niso.org/contributor-roles/writing-original-draft/",
          "Translation",
        ],
        contributor: { "@id": "https://x.org/people/ada" },
      },
    ])
    expect(graph().article.editor).toEqual([{ "@id": "https://x.org/people/ed" }])
  })

  it("describes everybody once", () => {
    const people = graph().whole["@graph"].filter((node: { "@type": string }) => node["@type"] === "Person")
    expect(people).toHaveLength(2)
    expect(people).toContainEqual({
      "@type": "Person",
      "@id": "https://x.org/people/ada",
      url: "https://x.org/people/ada",
      name: "Ada",
      honorificSuffix: "MD",
      affiliation: { "@type": "Organization", name: "Karolinska" },
      identifier: "https://orcid.org/0000-0002-1825-0097",
      sameAs: "https://orcid.org/0000-0002-1825-0097",
    })
  })

  it("gives no address to somebody who withdrew", () => {
    const author = byline("Contributor withdrawn", { slug: null })
    expect(graph({ authors: [author] }).article.author).toEqual({ "@type": "Person", name: "Contributor withdrawn" })
  })

  it("lists what was put right, not what is new, with where to see it", () => {
    expect(graph().article.correction).toEqual([
      {
        "@type": "CorrectionComment",
        text: "Correction: The rate was wrong.",
        datePublished: "2025-12-14T00:00:00.000Z",
        url: "https://x.org/articles/key/compare/3...4",
      },
    ])
    expect(JSON.stringify(graph().whole)).not.toContain("correctedWork")
  })

  it("says who reviewed on the page, the only type that may", () => {
    const { page, article } = graph()
    expect(page).toMatchObject({
      "@type": "WebPage",
      lastReviewed: "2025-12-15",
      reviewedBy: { "@id": "https://x.org/people/ed" },
    })
    expect(article).not.toHaveProperty("reviewedBy")
    expect(article).not.toHaveProperty("lastReviewed")
  })

  it("carries each insight as a signed comment", () => {
    expect(graph().article.comment).toEqual([
      expect.objectContaining({
        "@type": "Comment",
        "@id": "https://x.org/articles/key#insight-i1",
        text: "In our ward series.",
        author: { "@id": "https://x.org/people/ada" },
      }),
    ])
  })

  it("never passes on an address that runs something", () => {
    expect(graph().article.citation).toEqual([
      { "@type": "CreativeWork", name: "Zhai 2025.", url: "https://doi.org/10.1000/1" },
      { "@type": "CreativeWork", name: "Elsewhere." },
    ])
  })

  it("tells what was wrong and what stands now, and nothing of a notice that was taken back", () => {
    const given = { type: "correction", note: "Mended", seq: 4, at: new Date("2025-12-14T00:00:00Z") } as const
    const said = { wrong: "It was 40%.", stands: "It is 31.8%", isTakenBack: false }
    const { article } = graph({
      notices: [
        { ...given, ...said },
        { ...given, ...said, isTakenBack: true },
      ],
    })
    expect(article.correction).toMatchObject([
      { text: "Correction. What was wrong: It was 40%. What stands now: It is 31.8%." },
    ])
  })

  it("of a withdrawn article says so in its title, its status and a correction with its date", () => {
    const standing = { note: "Made up.", at: new Date("2025-12-20T00:00:00Z") }
    const { article } = graph({ status: "withdrawn", standing, notices: [] })
    expect(article).toMatchObject({
      headline: "[Withdrawn] A second key",
      creativeWorkStatus: "Withdrawn",
      correction: [{ text: "Withdrawn: Made up.", datePublished: "2025-12-20T00:00:00.000Z" }],
    })
    expect(graph({ status: "live", standing, notices: [] }).article).not.toHaveProperty("correction")
  })

  it("leaves out what there is none of", () => {
    const { article } = graph({ credits: [], notices: [], insights: [], sources: [], dek: "", topic: "" })
    const absent = ["contributor", "editor", "correction", "comment", "citation", "description", "articleSection"]
    for (const name of absent) expect(article).not.toHaveProperty(name)
  })
})

it("a person's page names what they know about only where they said so", () => {
  expect(personJsonLd(ADA, ["Leukemia"], "https://x.org")).toMatchObject({ mainEntity: { knowsAbout: ["Leukemia"] } })
  expect(JSON.stringify(personJsonLd(ADA, [], "https://x.org"))).not.toContain("knowsAbout")
})

it.each(["</script><script>alert(1)</script>", "<!--<script>", "]]>", "line\u2028end\u2029"])(
  "JSON in a script stays in it: %j",
  (text) => {
    const json = jsonForScript({ text })
    expect(json).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(json)).toEqual({ text })
  },
)

it.each(Object.keys(CREDIT_ROLES) as CreditRole[])(
  "the CRediT term of %s has the name that its address has",
  (role) => {
    const term = creditTerm(role)
    if (CREDIT_ROLES[role].credit === null) return expect(term).toBeNull()
    const slug = term?.name.toLowerCase().replace(/[^a-z]+/g, "-")
    expect(term?.url).toBe(`https://credit.niso.org/contributor-roles/${slug}/`)
  },
)
