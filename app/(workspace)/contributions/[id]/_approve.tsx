import { randomUUID } from "node:crypto"
import type { ContributionView } from "#server/contribution/read"
import type { HeldForm } from "#server/form/read-held"
import { Button } from "#ui/controls/button"
import { Checkbox } from "#ui/forms/checkbox"
import { TextArea } from "#ui/forms/text-area"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { Time } from "#ui/text/time"
import { problemOf, typedIn } from "../../_problems"
import { paragraphs } from "./_paragraphs"
import { InsightPreview } from "./_parts/insight-preview"

type Props = {
  view: ContributionView
  held: HeldForm
  /** The interests were certified so lately that the answer confirms them. */
  isJustCertified: boolean
}

/** An editor's words for one's insight: what they change, how it would appear, and what one can answer. */
export function Approve({ view, held, isJustCertified }: Props) {
  const { amendment, id } = view
  const sent = view.versions.at(-1)
  if (!amendment || !sent || !view.moves.has("approve")) return null
  return (
    <section className="stack approve" aria-labelledby="approve">
      <h2 id="approve" className="section-title">
        Other words for your insight, from {amendment.by.name}, <Time at={amendment.at} />
      </h2>
      <div className="prose">{paragraphs(amendment.message)}</div>
      <h3 className="card-title">What would change</h3>
      <ChangedBlocks changes={amendment.changes} />
      <h3 className="card-title">How it would appear, under your name</h3>
      <InsightPreview
        id={`${id}-amended`}
        body={amendment.body}
        signature={{ byline: view.author, declared: sent }}
        seq={sent.baseSeq}
        at={amendment.at}
        hasPassage={sent.content.kind === "insight" && sent.content.passage !== null}
      />
      <form
        id="approve-these"
        className="form"
        method="post"
        action={`/contributions/${id}/approve`}
        aria-label="Approve"
      >
        <Answering amendment={amendment.id} form="approve" held={held} isJustCertified={isJustCertified} />
        <p className="quiet">It is published at once, in the article as it is now. You can always ask for a change.</p>
        <div className="actions">
          <Button>Approve and publish under my name</Button>
        </div>
      </form>
      <details className="fold" open={held.values.form === "propose"}>
        <summary>Propose another wording</summary>
        <form
          className="form"
          method="post"
          action={`/contributions/${id}/propose`}
          aria-label="Propose another wording"
        >
          <TextArea
            name="body"
            id="propose-body"
            label="Your insight, as you would have it"
            hint="It begins with the editor's words. What you send waits for the editors as a new version; nothing is published yet."
            rows={10}
            printed
            value={held.values.form === "propose" ? typedIn(held, "body", amendment.markdown) : amendment.markdown}
            error={held.values.form === "propose" ? problemOf(held.problems, "body") : undefined}
          />
          <Answering amendment={amendment.id} form="propose" held={held} isJustCertified={isJustCertified} />
          <div className="actions">
            <Button variant="quiet">Send this wording instead</Button>
          </div>
        </form>
      </details>
      <p className="quiet">
        If you would rather not have it published, <a href={`/contributions/${id}/withdraw`}>take it back</a>. Nothing
        happens by itself: without your answer it is not published.
      </p>
    </section>
  )
}

type AnsweringProps = { amendment: string; form: string; held: HeldForm; isJustCertified: boolean }

function Answering({ amendment, form, held, isJustCertified }: AnsweringProps) {
  const isHeld = held.values.form === form
  return (
    <>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="amendment" value={amendment} />
      {isJustCertified ? (
        <input type="hidden" name="interestsConfirmed" value="yes" />
      ) : (
        <Checkbox
          name="interestsConfirmed"
          id={`${form}-interests`}
          value="yes"
          label="My interests are still as I declared them"
          checked={isHeld && held.values.interestsConfirmed !== undefined}
          error={isHeld ? problemOf(held.problems, "interestsConfirmed") : undefined}
        />
      )}
    </>
  )
}
