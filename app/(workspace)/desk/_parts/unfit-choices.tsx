import type { Unfit } from "#core/contribution/review-draft"
import { Button } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"
import { PlaceFields, type Seen } from "./decision-fields"

type Props = { id: string; unfit: readonly Unfit[]; place: Pick<Seen, "page" | "layout" | "queue"> }

const CHOSEN: Readonly<Record<string, string>> = {
  accept: "accepted",
  amend: "put in other words",
  decline: "left out",
  ours: "the article’s words kept",
  theirs: "the expert’s words taken",
  both: "both kept",
  "both-reversed": "both kept",
  custom: "written anew",
}

/** What was chosen or asked about changes that are not there any more: shown until its editor throws it away. */
export function UnfitChoices({ id, unfit, place }: Props) {
  if (unfit.length === 0) return null
  return (
    <Notice tone="warning" title="Some of what you chose does not fit any more">
      <p>The contribution or the article has moved on since. Everything else stands below as you left it.</p>
      <ul className="unfit-choices">
        {unfit.map(({ names, about, verdict, words }) => (
          <li key={names.join(" ")}>
            {about || "A change that is not there any more"}
            {CHOSEN[verdict] && <>: {CHOSEN[verdict]}</>}
            {words.map((text) => (
              <span key={text}>
                {" "}
                <q>{text}</q>
              </span>
            ))}
          </li>
        ))}
      </ul>
      <ThrowAway id={id} names={unfit.flatMap(({ names }) => names)} place={place} />
    </Notice>
  )
}

/** Forgets what is kept under these names; nothing is forgotten unless its editor says so. */
export function ThrowAway({ id, names, place }: { id: string; names: readonly string[] } & Pick<Props, "place">) {
  return (
    <form method="post" action={`/desk/${id}/throw-away`} className="actions">
      <PlaceFields {...place} />
      {names.map((name) => (
        <input key={name} type="hidden" name="name" value={name} />
      ))}
      <Button variant="quiet" small>
        I have read this: throw it away
      </Button>
    </form>
  )
}
