import type { Authored } from "#core/contribution/authored"
import type { ReviewPage } from "#core/contribution/review-pages"
import { blockText } from "#core/document/plain-text"
import type { Document } from "#core/document/schema"
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
import { blocksOnPage } from "./_on-page"
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

/** The places to settle that stand on a page, and the number of the first. */
export function placesOn(pages: readonly ReviewPage[], page: number) {
  const its = (pages[page - 1] ?? []).flatMap((part) => (part.kind === "place" ? [part] : []))
  return { conflicts: its.map(({ conflict }) => conflict), first: its[0]?.number ?? 1 }
}

/** Publishes the contribution, with what was chosen change by change and place by place. */
export function Merge({ review, seen, formKey, held }: MergeProps) {
  const { edit, contribution } = review
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
      {edit && <Settle review={review} edit={edit} held={held} page={seen.page} />}
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

type SettleProps = { review: ReviewView; edit: EditReview; held: Typed; page: number }

function Settle({ review, edit, held, page }: SettleProps) {
  const sources = sourcesOfBoth(review.sources, withAdded(edit))
  const citations = citationsOfBoth([review.live, edit.merged.document, edit.proposed], sources)
  return (
    <>
      <SettlePlaces
        {...placesOn(edit.pages, page)}
        total={edit.merged.conflicts.length}
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
export function Preview({ review, edit, page }: { review: ReviewView; edit: EditReview; page: number }) {
  const { ids } = blocksOnPage(edit, page)
  const near = nearBlocks(edit.merged.document, new Set(ids))
  return (
    <NextTextPreview
      title={review.title}
      dek={review.dek}
      document={near}
      isPart={near !== edit.merged.document}
      sources={edit.sources}
      open={edit.merged.unresolved.length}
    >
      {edit.authored && (
        <WhoseWords
          authored={{ ...edit.authored, passages: passagesIn(edit.authored, near) }}
          author={review.contribution.author.name}
        />
      )}
    </NextTextPreview>
  )
}

/** A text of so many blocks is shown whole; of a longer one, what stands around the changes of the page. */
const MOST_BLOCKS = 200
const MOST_CHARACTERS = 200_000
const AROUND = 3

function nearBlocks(document: Document, ids: ReadonlySet<string>): Document {
  const { blocks } = document
  const length = blocks.reduce((sum, block) => sum + blockText(block).length, 0)
  if (blocks.length <= MOST_BLOCKS && length <= MOST_CHARACTERS) return document
  const at = blocks.flatMap(({ id }, place) => (ids.has(id) ? [place] : []))
  const [first = 0, last = 0] = [at[0], at.at(-1)]
  return { blocks: blocks.slice(Math.max(0, first - AROUND), Math.min(last + AROUND, first + MOST_BLOCKS) + 1) }
}

function passagesIn({ passages }: Authored, { blocks }: Document): Authored["passages"] {
  const shown = new Set(blocks.map(({ id }) => id))
  return passages.filter(({ block }) => shown.has(block.id))
}
