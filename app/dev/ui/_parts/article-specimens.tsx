import type { ReactNode } from "react"
import { ArticleBody } from "#ui/article/article-body"
import { ArticleHead } from "#ui/article/article-head"
import { CallToContribute } from "#ui/article/call-to-contribute"
import { placeHighlights } from "#ui/article/highlights"
import { InsightNote } from "#ui/article/insight-note"
import { SourceList } from "#ui/article/source-list"
import { CreditList } from "#ui/people/credit-list"
import { Notice } from "#ui/text/notice"
import { DOCUMENT, HIGHLIGHTS, SOURCES } from "./specimen-article"
import { ADA, BEN, LONG } from "./specimen-people"

const { letters } = placeHighlights(
  HIGHLIGHTS,
  DOCUMENT.blocks.map((block) => block.id),
)

const NOTES = new Map<string, ReactNode[]>([
  [
    "routes",
    [
      <InsightNote
        key="ada"
        id="ada"
        letter={letters.get("ada")}
        person={ADA}
        revision={3}
        publishedAt="2025-12-11"
        anchor={{ state: "anchored" }}
      >
        <p>In our ward series, the switch to a sibling protein explains most failures.</p>
      </InsightNote>,
      <InsightNote
        key="ben"
        id="ben"
        letter={letters.get("ben")}
        person={BEN}
        revision={4}
        publishedAt="2025-12-14"
        anchor={{ state: "changed", revisionHref: "#r4" }}
      >
        <p>The structure suggests why one of these mutations need not matter here.</p>
      </InsightNote>,
    ],
  ],
  [
    "small",
    [
      <InsightNote
        key="long"
        id="long"
        person={LONG}
        revision={2}
        publishedAt="2025-12-08"
        anchor={{ state: "orphaned", revisionHref: "#r2" }}
        quote="the ramp-up takes five weeks"
      >
        <p>The passage this was written about is no longer in the article.</p>
      </InsightNote>,
    ],
  ],
])

/** The article page with everything a document may hold, and its notes in every anchor state. */
export function ArticleSpecimens() {
  const correction = (
    <Notice tone="warning" title="Correction, 14 December 2025">
      <p>An earlier revision gave the response rate as 38.1 percent.</p>
    </Notice>
  )
  const credits = [{ role: "Expert commentary", revision: 3, revisionHref: "#r3", wordsStanding: 144 }]
  return (
    <article className="with-margin">
      <ArticleHead
        notice={correction}
        kicker={<a href="#leukemia">Leukemia</a>}
        headline="A second key for the same lock: early hope after venetoclax"
        dek="In a small trial, lisaftoclax brought responses where the leading drug of its own class had failed."
        byline={["Marit Solheim", "Jonas Weber"]}
        publishedAt="2025-12-07"
        updatedAt="2025-12-15T09:40:00Z"
        revision={5}
        contributorCount={3}
        historyHref="#history"
      />
      <ArticleBody document={DOCUMENT} sources={SOURCES} highlights={HIGHLIGHTS} notes={NOTES} />
      <SourceList sources={SOURCES} document={DOCUMENT} />
      <CallToContribute
        contributeHref="#contribute"
        creditHref="#credit"
        promise="Contributions are usually decided within two days."
      />
      <CreditList people={[ADA, BEN, LONG].map((person) => ({ id: person.name, person, credits }))} />
    </article>
  )
}
