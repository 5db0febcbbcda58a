import { randomUUID } from "node:crypto"
import { notFound, redirect } from "next/navigation"
import { readHeldForm } from "#server/form/read-held"
import { readSettings } from "#server/people/read-settings"
import { ProfileForm } from "../../../_parts/profile-form"
import { profileValues } from "../../../settings/_forms"
import { loadWriting, type PageProps } from "../_load"
import { doneSteps, WritingHead } from "../_parts/writing-head"

export const instant = false
export const metadata = { title: "About you", robots: { index: false } }

/** Asked once, on the way to the first sending; later only when somebody wants to change it. */
export default async function AboutPage(props: PageProps) {
  const { ctx, id, path, held: heldId, query, writing } = await loadWriting(props, "about")
  if (writing.hasProfile && query.change === undefined) redirect(`/contributions/${id}/check`)
  const settings = await readSettings(ctx)
  if (!settings) notFound()
  const held = await readHeldForm(ctx, heldId, path)
  return (
    <div className="write-page">
      <WritingHead
        id={id}
        kind={writing.kind}
        article={writing.article}
        current="about"
        done={doneSteps(writing)}
        title="Under which name may we credit you?"
      />
      <p className="measure">We ask this once. You can change it at any time in your settings.</p>
      <ProfileForm
        action={`${path}/save`}
        hidden={{ _key: randomUUID() }}
        values={profileValues(settings, held)}
        problems={held.problems}
        message={held.message}
        verification={settings.byline.verification}
        orcid={settings.byline.orcid}
        button="Save and go on"
      />
    </div>
  )
}
