import type { ReviewView } from "#server/contribution/read-review"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import type { SideNames } from "../_parts/conflict-choice"
import type { Seen } from "../_parts/decision-fields"
import { FlagNotices } from "../_parts/flag-notices"
import { SettlePlaces } from "../_parts/settle-places"
import { UndoForm } from "../_parts/undo-form"
import type { Typed } from "../_typed"
import { placesOn } from "./_merge"
import { blocksOnPage } from "./_on-page"

const NAMES: SideNames = {
  ours: "The article now says",
  theirs: "It said before the merge",
  choices: {
    ours: "Keep what it says now",
    theirs: "Give back what it said before",
    both: "Keep both, what it says now first",
    "both-reversed": "Keep both, what it said before first",
    custom: "Write it yourself",
  },
}

type Props = { review: ReviewView; undo: NonNullable<ReviewView["undo"]>; seen: Seen; formKey: string; held: Typed }

/** What taking the contribution out again would change in the article as it is now. */
export function Undo({ review, undo, seen, formKey, held }: Props) {
  const { contribution } = review
  const what = contribution.kind === "insight" ? "the insight" : "the edit"
  return (
    <UndoForm
      seen={seen}
      formKey={formKey}
      held={held}
      note={`Took out ${what} by ${contribution.author.name} merged in revision ${undo.mergedSeq}.`}
      notices={undo.notices}
      hasChoices={(undo.text?.conflicts.length ?? 0) > 0}
    >
      {undo.text ? (
        <UndoneText review={review} undo={undo} text={undo.text} held={held} seen={seen} />
      ) : (
        <p>The note leaves the article; everything else stays as it is.</p>
      )}
    </UndoForm>
  )
}

type TextProps = Pick<Props, "review" | "undo" | "held" | "seen"> & { text: NonNullable<Props["undo"]["text"]> }

function UndoneText({ review, undo, text, held, seen }: TextProps) {
  const sources = sourcesOfBoth(review.sources, undo.sources)
  const citations = citationsOfBoth([review.live, text.document, undo.before], sources)
  const on = blocksOnPage({ suggested: undo.changes, merged: text, pages: undo.pages }, seen.page)
  const changed = on.blocks.filter(({ kind }) => kind !== "same")
  return (
    <>
      <h3 className="card-title">What it would take out. Everything written since stays.</h3>
      {changed.length > 0 && <ChangedBlocks changes={changed} first={on.first} citations={citations} />}
      <SettlePlaces
        {...placesOn(undo.pages, seen.page)}
        total={text.conflicts.length}
        documents={{ ours: review.live, theirs: undo.before }}
        citations={citations}
        names={NAMES}
        held={held}
        theirs="the undo"
      />
      <FlagNotices flags={text.flags} document={text.document} theirs="the undo" />
    </>
  )
}
