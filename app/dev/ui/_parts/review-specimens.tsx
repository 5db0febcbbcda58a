import { ARTICLE_STATUSES } from "#core/article/vocabulary"
import { CONTRIBUTION_STATES } from "#core/contribution/vocabulary"
import type { Document } from "#core/document/schema"
import { diffDocuments } from "#core/text/diff"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { ArticleStatusMark, ContributionStatus } from "#ui/review/status"
import { Thread } from "#ui/review/thread"
import { Timeline } from "#ui/review/timeline"
import { Specimen } from "./specimen"
import { DOCUMENT } from "./specimen-article"

const PROPOSED: Document = {
  blocks: DOCUMENT.blocks.flatMap((block) => {
    if (block.id === "said") return []
    if (block.id === "small") return [{ ...block, level: 2 as const }]
    if (block.id !== "routes") return [block]
    const text = "Many routes of escape are known.\u200B Some cells change the target, so that the drug no longer fits."
    return [
      { ...block, content: [{ type: "text" as const, text }] },
      { ...block, id: "added", content: [{ type: "text" as const, text: "A new paragraph." }] },
    ]
  }),
}
const CHANGES = diffDocuments(DOCUMENT, PROPOSED)

/** States, changes, conversation and history. */
export function ReviewSpecimens() {
  return (
    <div className="stack stack-wide">
      <Specimen name="States">
        <p className="cluster">
          {[...CONTRIBUTION_STATES, "reverted" as const].map((state) => (
            <ContributionStatus key={state} state={state} />
          ))}
        </p>
        <p className="cluster">
          {ARTICLE_STATUSES.map((status) => (
            <ArticleStatusMark key={status} status={status} />
          ))}
        </p>
      </Specimen>
      <Specimen name="Changed blocks">
        <ChangedBlocks changes={CHANGES} />
      </Specimen>
      <Specimen name="Side by side">
        <ChangedBlocks changes={CHANGES} layout="side-by-side" />
      </Specimen>
      <Specimen name="Nothing changed">
        <ChangedBlocks changes={[]} />
      </Specimen>
      <Specimen name="Conversation">
        <Thread
          messages={[
            {
              id: "m1",
              author: "Benedikt Rao",
              authorRole: "Expert",
              at: "2025-12-10T09:00:00Z",
              body: <p>The interval belongs in the table.</p>,
            },
            {
              id: "m2",
              author: "Ed Moreau",
              authorRole: "Editor",
              at: "2025-12-10T10:30:00Z",
              isPrivate: true,
              body: <p>Ask Jonas to read it too.</p>,
            },
          ]}
        />
      </Specimen>
      <Specimen name="Timeline">
        <Timeline
          entries={[
            { id: "e1", at: "2025-12-09T08:00:00Z", what: "Benedikt Rao sent the contribution in" },
            {
              id: "e2",
              at: "2025-12-10T08:00:00Z",
              what: "Ed Moreau asked for changes",
              detail: <p>Please cite the abstract.</p>,
              weighty: true,
            },
          ]}
        />
      </Specimen>
    </div>
  )
}
