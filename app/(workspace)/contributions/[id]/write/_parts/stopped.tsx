import { useEffect, useRef } from "react"
import type { Problems } from "#core/refusal"
import { Button } from "#ui/controls/button"

/** Why one cannot go on yet, and what can be done about it at once. */
export type Stop = {
  readonly sentence: string
  /** What puts it right in one press. */
  readonly mend?: { readonly label: string; readonly run: () => void }
  /** Goes to where it is put right; the keyboard stays at the sentence where there is none. */
  readonly goTo?: () => void
}

type Ways = { readonly open: (field: string) => void; readonly mend: Stop["mend"] }

/** The first thing to put right in an edit, in the order in which one meets it. */
export function stopOf(problems: Problems, { open, mend }: Ways): Stop | null {
  if (problems.blocks !== undefined) return { sentence: problems.blocks, ...(mend && { mend }) }
  const [name, sentence] = Object.entries(problems)[0] ?? []
  if (name === undefined || sentence === undefined) return null
  return { sentence, goTo: () => open(name) }
}

type Props = { stop: Stop; onMended: () => void }

/** What a press does about characters and links that may not stand. */
export const TAKE_OUT = "Take out what cannot stand"

/** Said where one pressed to go on, so that the place in the text is kept. */
export function Stopped({ stop, onMended }: Props) {
  const place = useRef<HTMLDivElement | null>(null)
  useEffect(() => {
    if (stop.goTo) stop.goTo()
    else place.current?.focus({ preventScroll: true })
  }, [stop])
  const { mend } = stop
  return (
    <div className="write-stop" role="alert" tabIndex={-1} ref={place}>
      <p>{stop.sentence}</p>
      {mend && (
        <Button
          type="button"
          small
          variant="quiet"
          onClick={() => {
            mend.run()
            onMended()
          }}
        >
          {mend.label}
        </Button>
      )}
    </div>
  )
}
