import type { EditReview, ReviewView } from "#server/contribution/read-review"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import type { SideNames } from "../_parts/conflict-choice"
import type { Seen } from "../_parts/decision-fields"
import { FlagNotices } from "../_parts/flag-notices"
import { MergeForm } from "../_parts/merge-form"
import { NextTextPreview } from "../_parts/next-text-preview"
import { SettlePlaces } from "../_parts/settle-places"
import { WhoseWords } from "../_parts/whose-words"
import type { Typed } from "../_typed"
import { reasonsShown, withAdded } from "./_reasons"

/** What the two sides of a conflict are called. */
const NAMES: SideNames = {
  ours: "The article now says",
  theirs: "The expert suggests",
  choices: {
    ours: "Keep the article's words",
    theirs: "Take the expert's words",
    both: "Keep both, the article's first",
    "both-reversed": "Keep both, the expert's first",
    custom: "Write it yourself",
  },
}

type MergeProps = { review: ReviewView; seen: Seen; formKey: string; held: Typed }

/** Publishes the contribution, with what was chosen change by change and place by place. */
export function Merge({ review, seen, formKey, held }: MergeProps) {
  const { edit, contribution, articleStatus } = review
  if (articleStatus === "withdrawn") return <p>This article is withdrawn, so nothing is merged into it.</p>
  const content = contribution.versions.at(-1)?.content
  const note = content?.kind === "edit" ? content.reason : `Added an insight by ${contribution.author.name}.`
  const cosigned = edit?.cosigned
  if (cosigned) return <Cosign review={review} cosigned={cosigned} seen={seen} formKey={formKey} held={held} />
  return (
    <MergeForm
      seen={seen}
      formKey={formKey}
      held={held}
      note={note.replace(/\s+/g, " ").slice(0, 300)}
      hasPreview={edit !== null}
      label={edit && edit.merged.flags.length > 0 ? "I have read it as a whole: merge" : "Merge and publish"}
    >
      {edit && <Settle review={review} edit={edit} held={held} />}
    </MergeForm>
  )
}

type CosignProps = MergeProps & { cosigned: NonNullable<EditReview["cosigned"]> }

/** Credits an edit that says just what another's, merged before, says already. */
function Cosign({ review, cosigned, seen, formKey, held }: CosignProps) {
  const { author } = review.contribution
  return (
    <MergeForm
      seen={seen}
      formKey={formKey}
      held={held}
      note={`Co-signed by ${author.name}.`}
      significance="minor"
      hasPreview={false}
      label="Add as co-signature"
    >
      <p>
        {cosigned.author.name} suggested just this, and it was merged in revision {cosigned.seq}. No word of the article
        changes now; {author.name} is credited beside {cosigned.author.name}, in a new revision.
      </p>
    </MergeForm>
  )
}

function Settle({ review, edit, held }: { review: ReviewView; edit: EditReview; held: Typed }) {
  const sources = sourcesOfBoth(review.sources, withAdded(edit))
  const citations = citationsOfBoth([review.live, edit.merged.document, edit.proposed], sources)
  return (
    <>
      <SettlePlaces
        conflicts={edit.merged.conflicts}
        documents={{ ours: review.live, theirs: edit.proposed }}
        citations={citations}
        names={NAMES}
        held={held}
        theirs="this contribution"
        reasonsFor={reasonsShown(edit, review.sources)}
      />
      <FlagNotices flags={edit.merged.flags} document={edit.merged.document} theirs="this contribution" />
    </>
  )
}

/** The exact next text, and whose words would be new. */
export function Preview({ review, edit }: { review: ReviewView; edit: EditReview }) {
  return (
    <NextTextPreview
      title={review.title}
      dek={review.dek}
      document={edit.merged.document}
      sources={edit.sources}
      open={edit.merged.unresolved.length}
    >
      {edit.authored && <WhoseWords authored={edit.authored} author={review.contribution.author.name} />}
    </NextTextPreview>
  )
}
