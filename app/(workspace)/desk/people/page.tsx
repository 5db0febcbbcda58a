import { ROLE_LABELS } from "#core/actor"
import { VERIFICATION_LABELS } from "#core/people/verification"
import { may } from "#core/policy"
import { readHeldForm } from "#server/form/read-held"
import { listPeople } from "#server/people/list-people"
import { Button } from "#ui/controls/button"
import { Field } from "#ui/forms/field"
import { Pagination } from "#ui/site/pagination"
import { DataTable } from "#ui/tables/data-table"
import { EmptyState } from "#ui/text/empty-state"
import { Time } from "#ui/text/time"
import { one, type Query } from "../../_signed-in"
import { enterDesk } from "../_enter"
import { DeskFrame } from "../_parts/desk-frame"
import { Invite } from "./_invite"

export const instant = false
export const metadata = { title: "People", robots: { index: false } }

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const { ctx, closed } = await enterDesk("/desk/people", asked)
  if (!ctx) return closed
  const query = one(asked.q) ?? ""
  const { rows, next } = await listPeople(ctx, { query, after: one(asked.after) })
  const showsEmail = may(ctx.actor, "people.grant")
  const held = await readHeldForm(ctx, one(asked.held), "/desk/people")
  return (
    <DeskFrame place="people" title="People">
      {may(ctx.actor, "people.grant") && <Invite held={held} />}
      <form className="filters" method="get" action="/desk/people">
        <Field
          name="q"
          label={showsEmail ? "Name, affiliation, e-mail or iD" : "Name, affiliation or iD"}
          value={query}
        />
        <Button variant="quiet">Search</Button>
      </form>
      <DataTable
        caption="People"
        captionHidden
        rows={rows}
        rowId={(row) => row.byline.personId}
        empty={<EmptyState title="Nobody fits this search">Try a part of the name.</EmptyState>}
        columns={[
          {
            key: "name",
            label: "Name",
            names: true,
            cell: ({ byline }) => <a href={`/desk/people/${byline.personId}`}>{byline.name}</a>,
          },
          { key: "affiliation", label: "Affiliation", cell: ({ byline }) => byline.affiliation || "Not given" },
          ...(showsEmail
            ? [{ key: "email", label: "E-mail", cell: (row: (typeof rows)[number]) => row.email ?? "None" }]
            : []),
          { key: "verified", label: "Verified", cell: ({ byline }) => VERIFICATION_LABELS[byline.verification.level] },
          { key: "role", label: "Role", cell: ({ role }) => ROLE_LABELS[role] },
          { key: "joined", label: "Joined", cell: ({ joinedAt }) => <Time at={joinedAt} /> },
        ]}
      />
      <Pagination
        nextHref={next ? `/desk/people?${new URLSearchParams({ ...(query && { q: query }), after: next })}` : undefined}
        previousHref={asked.after ? `/desk/people?${new URLSearchParams(query ? { q: query } : {})}` : undefined}
        nextLabel="More people"
        previousLabel="Back to the first"
      />
    </DeskFrame>
  )
}
