import { personIdOf } from "#core/actor"
import {
  QUEUE_STATE_LABELS,
  QUEUE_STATES,
  type QueueFilters,
  type QueueState,
  queueFilters,
  queuePath,
} from "#core/contribution/queue"
import { disclosureHolds } from "#core/people/disclosure"
import { articlesInQueue, countQueue, readQueue } from "#server/contribution/read-queue"
import { readDisclosure } from "#server/people/read-person"
import { Pagination } from "#ui/site/pagination"
import { TabLinks } from "#ui/text/tab-links"
import type { Query } from "../_signed-in"
import { enterDesk } from "./_enter"
import { DeskFrame } from "./_parts/desk-frame"
import { EmptyQueue } from "./_parts/empty-queue"
import { OwnDisclosure } from "./_parts/own-disclosure"
import { QueueFilterForm } from "./_parts/queue-filter-form"
import { QueueTable } from "./_parts/queue-table"
import { Shortcuts } from "./_parts/shortcuts"

export const instant = false
export const metadata = { title: "Queue", robots: { index: false } }

export default async function QueuePage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const { ctx, closed } = await enterDesk("/desk", query)
  if (!ctx) return closed
  const filters = queueFilters.parse(query)
  const queue = await readQueue(ctx, filters)
  const counts = await countQueue(ctx, filters)
  const articles = await articlesInQueue(ctx, filters.state)
  const own = await readDisclosure(ctx, personIdOf(ctx.actor) ?? "")
  return (
    <DeskFrame place="queue" title="Queue">
      {!disclosureHolds(own, ctx.now) && <OwnDisclosure returnTo="/desk" had={own !== null} />}
      <TabLinks label="State" tabs={stateTabs(filters, counts)} />
      <QueueFilterForm filters={filters} articles={articles} />
      {queue.rows.length === 0 ? (
        <EmptyQueue filters={filters} />
      ) : (
        <QueueTable rows={queue.rows} state={filters.state} now={ctx.now} returnTo={queuePath(filters)} />
      )}
      <Pagination
        nextHref={queue.next ? queuePath({ ...filters, after: queue.next }) : undefined}
        previousHref={filters.after ? queuePath({ ...filters, after: undefined }) : undefined}
        nextLabel="Newer ones"
        previousLabel="Back to the oldest"
      />
      <Shortcuts
        shortcuts={[
          { key: "j", does: "Next contribution", step: 1, among: "[data-row-link]" },
          { key: "k", does: "Previous contribution", step: -1, among: "[data-row-link]" },
          { key: "Enter", does: "Open it" },
          { key: "c", does: "I will review this, or release it", press: "[data-claim]" },
        ]}
      />
    </DeskFrame>
  )
}

/** One tab a state, with how many stand there; states that nothing is in are left out where they are rare. */
function stateTabs(filters: QueueFilters, counts: Readonly<Record<QueueState, number>>) {
  const shown = QUEUE_STATES.filter((state) => state !== "amended" || counts[state] > 0 || filters.state === state)
  return shown.map((state) => ({
    href: queuePath({ ...filters, state, after: undefined }),
    label: `${QUEUE_STATE_LABELS[state]} (${counts[state]})`,
    current: state === filters.state,
  }))
}
