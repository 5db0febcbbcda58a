import type { QueueFilters } from "#core/contribution/queue"
import { CONTRIBUTION_KIND_LABELS, CONTRIBUTION_KINDS } from "#core/contribution/vocabulary"
import { Button } from "#ui/controls/button"
import { Select } from "#ui/forms/select"

type Props = { filters: QueueFilters; articles: readonly { slug: string; title: string }[] }

/** What to narrow the queue to; it stands in the address, so that a view can be kept and sent. */
export function QueueFilterForm({ filters, articles }: Props) {
  return (
    <form method="get" action="/desk" className="filters" aria-label="Filters">
      <input type="hidden" name="state" value={filters.state} />
      <Select
        name="kind"
        label="Kind"
        value={filters.kind}
        prompt="Both kinds"
        options={CONTRIBUTION_KINDS.map((kind) => ({ value: kind, label: CONTRIBUTION_KIND_LABELS[kind] }))}
      />
      <Select
        name="article"
        label="Article"
        value={filters.article}
        prompt="All articles"
        options={articles.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <Select
        name="claimed"
        label="Who has it"
        value={filters.claimed}
        prompt="Anybody"
        options={[
          { value: "mine", label: "I have it" },
          { value: "nobody", label: "Nobody" },
        ]}
      />
      <Button variant="quiet">Show these</Button>
    </form>
  )
}
