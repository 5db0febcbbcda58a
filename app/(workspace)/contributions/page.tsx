import { nextStep } from "#core/contribution/next-step"
import {
  AUTHOR_STATE_LABELS,
  CONTRIBUTION_KIND_LABELS,
  CONTRIBUTION_STATES,
  type ContributionState,
} from "#core/contribution/vocabulary"
import { recordPath } from "#core/metadata/addresses"
import { type MineView, readMine } from "#server/contribution/read-mine"
import { LinkButton } from "#ui/controls/button"
import { ContributionStatus } from "#ui/review/status"
import { Pagination } from "#ui/site/pagination"
import { EmptyState } from "#ui/text/empty-state"
import { TabLinks } from "#ui/text/tab-links"
import { Time } from "#ui/text/time"
import { one, type Query, signedIn } from "../_signed-in"

export const instant = false
export const metadata = { title: "My contributions", robots: { index: false } }

export default async function MyContributionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const ctx = await signedIn("/contributions", query)
  const state = CONTRIBUTION_STATES.find((one) => one === query.state)
  const { contributions, next, counts } = await readMine(ctx, { state, after: one(query.after) })
  return (
    <div className="my-contributions">
      <div className="page-title">
        <h1>My contributions</h1>
      </div>
      <TabLinks label="Show" tabs={tabsFor(state, counts)} />
      {contributions.length === 0 ? (
        <Nothing state={state} />
      ) : (
        <ul className="plain-list mine">
          {contributions.map((mine) => (
            <Mine key={mine.id} mine={mine} />
          ))}
        </ul>
      )}
      <Pagination
        nextHref={next ? minePath(state, next) : undefined}
        previousHref={query.after ? minePath(state) : undefined}
        nextLabel="Earlier ones"
        previousLabel="Back to the newest"
      />
    </div>
  )
}

function Mine({ mine }: { mine: MineView }) {
  const { id, kind, state, slug, title, opening, changedAt, mergedSeq } = mine
  const path = `/contributions/${id}`
  return (
    <li className="mine-row">
      <ContributionStatus state={state} label={AUTHOR_STATE_LABELS[state]} />
      <div className="mine-words">
        <h2>
          <a href={state === "draft" ? `${path}/write` : path}>
            {CONTRIBUTION_KIND_LABELS[kind]} to {title}
          </a>
        </h2>
        {opening && <p className="mine-opening">{opening}</p>}
        <p>{nextStep(mine)}</p>
        {mergedSeq !== null && (
          <p className="small">
            <a href={recordPath(slug, id)}>Public record</a>
          </p>
        )}
      </div>
      <p className="quiet small mine-when">
        <span className="visually-hidden">Last change </span>
        <Time at={changedAt} />
      </p>
    </li>
  )
}

function Nothing({ state }: { state: ContributionState | undefined }) {
  if (state) return <EmptyState title={`None of yours is ${AUTHOR_STATE_LABELS[state].toLowerCase()}`} />
  return (
    <EmptyState title="You have not contributed yet" action={<LinkButton href="/">Find an article</LinkButton>}>
      Every article ends with a call for experts. Comment on a passage or suggest a change to it; what you begin is kept
      here.
    </EmptyState>
  )
}

function tabsFor(state: ContributionState | undefined, counts: Readonly<Partial<Record<ContributionState, number>>>) {
  const present = CONTRIBUTION_STATES.filter((one) => (counts[one] ?? 0) > 0 || one === state)
  return [
    { href: minePath(undefined), label: "All", current: state === undefined },
    ...present.map((one) => ({
      href: minePath(one),
      label: `${AUTHOR_STATE_LABELS[one]} (${counts[one] ?? 0})`,
      current: one === state,
    })),
  ]
}

function minePath(state: ContributionState | undefined, after?: string): string {
  const query = new URLSearchParams({ ...(state && { state }), ...(after && { after }) })
  return query.size === 0 ? "/contributions" : `/contributions?${query}`
}
