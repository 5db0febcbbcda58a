import { randomUUID } from "node:crypto"
import { redirect } from "next/navigation"
import { readHeldForm } from "#server/form/read-held"
import { Time } from "#ui/text/time"
import { InterestsForm } from "../../../_parts/interests-form"
import { typedAnswers } from "../../../settings/_forms"
import { loadWriting, type PageProps } from "../_load"
import { doneSteps, WritingHead } from "../_parts/writing-head"

export const instant = false
export const metadata = { title: "Your interests", robots: { index: false } }

/** Asked before the first sending, and again when a year has passed. */
export default async function InterestsPage(props: PageProps) {
  const { ctx, id, path, held: heldId, query, writing } = await loadWriting(props, "interests")
  const { disclosure, disclosureHolds } = writing
  if (disclosureHolds && query.change === undefined) redirect(`/contributions/${id}/check`)
  const held = await readHeldForm(ctx, heldId, path)
  return (
    <div className="write-page">
      <WritingHead
        id={id}
        kind={writing.kind}
        article={writing.article}
        current="interests"
        done={doneSteps(writing)}
        title="Your interests"
      />
      <div className="measure stack">
        <p>
          Readers trust a view more when they know where it comes from. These are the thirteen questions of the
          International Committee of Medical Journal Editors; your answers stand in one line beside your words. None is
          a full answer. They hold for a year.
        </p>
        {disclosure && (
          <p className="quiet">
            You certified these answers on <Time at={disclosure.certifiedAt} />
            {!disclosureHolds && (
              <>
                , and they ran out on <Time at={disclosure.expiresAt} />
              </>
            )}
            . Read them through and certify them again.
          </p>
        )}
      </div>
      <InterestsForm
        action={`${path}/certify`}
        hidden={{ _key: randomUUID() }}
        answers={disclosure?.answers ?? null}
        typed={typedAnswers(held)}
        problems={held.problems}
        message={held.message}
      />
    </div>
  )
}
