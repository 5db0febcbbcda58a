import { Button } from "#ui/controls/button"

type Props = {
  /** Where the form leads to: the article's comparisons. */
  action: string
  liveSeq: number
}

/** Any two revisions, by number: a plain form, so that it works everywhere and with any number of revisions. */
export function CompareForm({ action, liveSeq }: Props) {
  return (
    <form className="compare-form no-print" action={action} method="get" aria-label="Compare two revisions">
      <p className="compare-fields">
        <label htmlFor="compare-from">
          Compare <span className="compare-word">revision</span>
        </label>
        <input
          id="compare-from"
          className="input"
          type="number"
          name="from"
          min={1}
          max={liveSeq}
          defaultValue={Math.max(1, liveSeq - 1)}
          required
        />
        <label htmlFor="compare-to">with</label>
        <input
          id="compare-to"
          className="input"
          type="number"
          name="to"
          min={1}
          max={liveSeq}
          defaultValue={liveSeq}
          required
        />
        <Button variant="quiet">Compare</Button>
      </p>
    </form>
  )
}
