import { randomUUID } from "node:crypto"
import { disclosureLine } from "#core/people/disclosure"
import { safeReturnPath } from "#core/people/return-path"
import { readHeldForm } from "#server/form/read-held"
import { readSettings } from "#server/people/read-settings"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { InterestsForm } from "../../_parts/interests-form"
import { one, type Query, signedIn } from "../../_signed-in"
import { typedAnswers } from "../_forms"
import { SettingsFrame } from "../_parts/settings-frame"

export const instant = false
export const metadata = { title: "Interests", robots: { index: false } }

export default async function InterestsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const ctx = await signedIn("/settings/interests", query)
  const settings = await readSettings(ctx)
  if (!settings) return null
  const held = await readHeldForm(ctx, one(query.held), "/settings/interests")
  const returnTo = query.return === undefined ? "" : safeReturnPath(one(query.return))
  const { disclosure } = settings
  return (
    <SettingsFrame place="interests" title="Your interests">
      {query.saved !== undefined && held.message === "" && (
        <Notice tone="success" announce>
          <p>Your interests are certified. They hold for a year.</p>
        </Notice>
      )}
      <div className="measure stack">
        <p>
          These are the thirteen questions of the International Committee of Medical Journal Editors. Readers see your
          answers in one line beside whatever is published under your name. None is a full answer.
        </p>
        {disclosure && (
          <p className={settings.disclosureHolds ? "quiet" : undefined}>
            {disclosureLine(disclosure.answers)} Certified <Time at={disclosure.certifiedAt} />,{" "}
            {settings.disclosureHolds ? "valid until" : "out of date since"} <Time at={disclosure.expiresAt} />.
          </p>
        )}
        <InterestsForm
          action="/settings/interests/certify"
          hidden={{ _key: randomUUID(), return: returnTo }}
          answers={disclosure?.answers ?? null}
          typed={typedAnswers(held)}
          problems={held.problems}
          message={held.message}
        />
      </div>
    </SettingsFrame>
  )
}
