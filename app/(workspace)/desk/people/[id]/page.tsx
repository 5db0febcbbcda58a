import { randomUUID } from "node:crypto"
import { notFound } from "next/navigation"
import { personIdOf, ROLE_LABELS, ROLES } from "#core/actor"
import { may } from "#core/policy"
import { readHeldForm } from "#server/form/read-held"
import { readPersonForDesk } from "#server/people/read-for-desk"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { personFacts } from "#ui/people/credited"
import { DisclosureLine } from "#ui/people/disclosure-line"
import { PersonIdentity } from "#ui/people/person-line"
import { BackLink } from "#ui/site/breadcrumbs"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { errorsOf, problemOf, typedIn } from "../../../_problems"
import { one, type Query } from "../../../_signed-in"
import { enterDesk } from "../../_enter"

export const instant = false
export const metadata = { title: "Person", robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function PersonAtDeskPage({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const path = `/desk/people/${id}`
  const { ctx, closed } = await enterDesk(path, query)
  if (!ctx) return closed
  const person = await readPersonForDesk(ctx, id)
  if (!person) notFound()
  const held = await readHeldForm(ctx, one(query.held), path)
  const errors = errorsOf(held, ["how", "role"])
  const { byline, disclosure } = person
  const isOneself = personIdOf(ctx.actor) === id
  return (
    <div className="desk measure stack stack-loose">
      <BackLink href="/desk/people" label="People" />
      <h1>{byline.name}</h1>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {query.invited !== undefined && person.email && may(ctx.actor, "people.grant") && (
        <Notice tone="success" announce>
          <p>The invitation is on its way to {person.email}. It can be taken up for seven days.</p>
        </Notice>
      )}
      <section className="sheet">
        <PersonIdentity person={personFacts(byline)}>
          {disclosure ? (
            <DisclosureLine disclosure={{ statement: disclosure.line, certifiedAt: disclosure.certifiedAt }} />
          ) : (
            <p className="disclosure">No interests declared yet.</p>
          )}
        </PersonIdentity>
        <p className="quiet small">
          {ROLE_LABELS[person.role]}
          {person.email && `, ${person.email}`}, joined <Time at={person.joinedAt} />
        </p>
      </section>
      {isOneself && (
        <p>This is you. Another editor confirms who you are, and another administrator changes your role.</p>
      )}
      {!isOneself && may(ctx.actor, "people.verify") && (
        <form className="form" method="post" action={`${path}/verify`} aria-label="Confirm who this is">
          <h2>Confirm who this is</h2>
          <input type="hidden" name="_key" value={randomUUID()} />
          <TextArea
            name="how"
            label="How you checked"
            hint="Readers see this beside the name. For example: “Listed on the hospital's staff page; called back.”"
            rows={3}
            maxLength={300}
            value={typedIn(held, "how", "")}
            error={problemOf(held.problems, "how")}
          />
          <div className="actions">
            <Button>Confirm</Button>
          </div>
        </form>
      )}
      {!isOneself && may(ctx.actor, "people.grant") && (
        <form className="form" method="post" action={`${path}/role`} aria-label="Role">
          <h2>Role</h2>
          <input type="hidden" name="_key" value={randomUUID()} />
          <RadioGroup
            name="role"
            legend="What they may do here"
            choices={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
            value={person.role}
            error={problemOf(held.problems, "role")}
          />
          <div className="actions">
            <Button>Change the role</Button>
          </div>
        </form>
      )}
    </div>
  )
}
