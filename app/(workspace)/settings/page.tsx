import { randomUUID } from "node:crypto"
import { orcidProblemNamed } from "#core/people/orcid-problems"
import { safeReturnPath } from "#core/people/return-path"
import { readHeldForm } from "#server/form/read-held"
import { readSettings } from "#server/people/read-settings"
import { Notice } from "#ui/text/notice"
import { ProfileForm } from "../_parts/profile-form"
import { one, type Query, signedIn } from "../_signed-in"
import { profileValues } from "./_forms"
import { SettingsFrame } from "./_parts/settings-frame"
import { Standing } from "./_standing"

export const instant = false
export const metadata = { title: "Profile", robots: { index: false } }

export default async function ProfilePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const ctx = await signedIn("/settings", query)
  const settings = await readSettings(ctx)
  if (!settings) return null
  const held = await readHeldForm(ctx, one(query.held), "/settings")
  const returnTo = query.return === undefined ? "" : safeReturnPath(one(query.return))
  const orcidProblem = orcidProblemNamed(one(query.problem))
  return (
    <SettingsFrame place="profile" title={settings.hasProfile ? "Your profile" : "Who you are"}>
      {orcidProblem && (
        <Notice tone="warning" announce>
          <p>{orcidProblem}</p>
        </Notice>
      )}
      {query.saved !== undefined && held.message === "" && (
        <Notice tone="success" announce>
          <p>Your profile is saved.</p>
        </Notice>
      )}
      <div className="sidebar">
        <ProfileForm
          action="/settings/save"
          hidden={{ _key: randomUUID(), return: returnTo }}
          values={profileValues(settings, held)}
          problems={held.problems}
          message={held.message}
          verification={settings.byline.verification}
          orcid={settings.byline.orcid}
          button={settings.hasProfile ? "Save" : "Save and go on"}
        />
        <Standing settings={settings} />
      </div>
    </SettingsFrame>
  )
}
