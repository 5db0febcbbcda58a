import type { Significance } from "#core/article/vocabulary"
import type { Byline } from "#core/credit/byline"
import { Time } from "#ui/text/time"

export type MendedNote = {
  readonly by: Byline
  readonly at: Date
  readonly first: { readonly note: string; readonly significance: Significance }
}

/** That the note of a revision was mended, by whom and when; what it said at first, for whoever asks. */
export function Mended({ mended: { by, at, first } }: { mended: MendedNote }) {
  return (
    <details className="mended">
      <summary>
        Note mended by {by.name} on <Time at={at} />
      </summary>
      <p>
        At first it said: “{first.note}” ({first.significance} change). The text of the revision is as it was.
      </p>
    </details>
  )
}
