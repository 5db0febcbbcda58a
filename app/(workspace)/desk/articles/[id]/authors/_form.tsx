import { randomUUID } from "node:crypto"
import { type AuthorRow, EMPTY_AUTHOR } from "#core/credit/arrange-authors"
import type { Byline } from "#core/credit/byline"
import type { Problems } from "#core/refusal"
import type { DeskAuthorsView, Suggestion } from "#server/article/read-authors"
import { Button } from "#ui/controls/button"
import { Field } from "#ui/forms/field"
import { problemOf } from "../../../../_problems"
import { AuthorRowFields } from "./_row"

type Props = {
  path: string
  view: DeskAuthorsView
  rows?: readonly AuthorRow[] | undefined
  byline: (id: string | null) => Byline
  suggestions: readonly Suggestion[]
  problems: Problems
  /** The row that was just moved or added. */
  focusAt?: number | undefined
  note: string
  seen: string
}

/** The authors in order, each with what they did; its buttons work by themselves, and the form is sent as a whole. */
export function AuthorsForm({ path, view, rows = [EMPTY_AUTHOR], byline, suggestions, problems, ...rest }: Props) {
  return (
    <form className="form" method="post" action={`${path}/name`} aria-label="Authors" id="authors">
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="seen" value={rest.seen} />
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        Save the authors
      </button>
      <datalist id="people">
        {suggestions.map(({ name, details }) => (
          <option key={name} value={name} label={details ? `${name}, ${details}` : undefined} />
        ))}
      </datalist>
      <ol className="author-rows">
        {rows.map((row, at) => (
          <AuthorRowFields
            key={`${at} ${row.personId}`}
            at={at}
            count={rows.length}
            row={row}
            byline={row.personId ? byline(row.personId) : null}
            error={problemOf(problems, `authors.${at}`) ?? (at === 0 ? problems.authors : undefined)}
            arrange={`${path}/arrange`}
            hasFocus={rest.focusAt === at}
          />
        ))}
      </ol>
      <p>
        <Button variant="quiet" small name="do" value="add" formAction={`${path}/arrange`} formNoValidate>
          Add another author
        </Button>
      </p>
      {view.liveSeq > 0 && (
        <Field
          name="note"
          label="Why"
          hint="Readers see this in the history, without names: “The authors of the printed article are named.”"
          maxLength={500}
          optional
          value={rest.note}
          error={problemOf(problems, "note")}
        />
      )}
      <div className="actions">
        <Button>Save the authors</Button>
      </div>
    </form>
  )
}
