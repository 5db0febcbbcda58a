import { type KeyboardEvent, type RefObject, useRef, useState } from "react"
import { Button } from "#ui/controls/button"
import type { Picture } from "../keys/figures"
import { focusInPlace, useFirstFocus } from "./focus"
import { addressIn, type PictureProblems, readPicture } from "./read-picture"

type Props = {
  /** The picture that is changed; null where one is put in. */
  picture: Picture | null
  onSet: (picture: Picture) => void
  onClose: () => void
}

/** A picture's address, what it shows and whom it is by. Its caption is written in the text. */
export function PicturePanel({ picture, onSet, onClose }: Props) {
  const src = useRef<HTMLInputElement | null>(null)
  const alt = useRef<HTMLInputElement | null>(null)
  const credit = useRef<HTMLInputElement | null>(null)
  const [problems, setProblems] = useState<PictureProblems>({})
  const [shown, setShown] = useState(picture?.src ?? "")
  const [isMissing, setMissing] = useState(false)
  const panel = useRef<HTMLFieldSetElement | null>(null)
  useFirstFocus(panel)
  const look = () => {
    setMissing(false)
    setShown(addressIn(src.current?.value ?? "").address)
  }
  const set = () => {
    const typed = [src, alt, credit].map((field) => field.current?.value ?? "")
    const read = readPicture({ src: typed[0] ?? "", alt: typed[1] ?? "", credit: typed[2] ?? "" })
    if ("picture" in read) return onSet(read.picture)
    setProblems(read.problems)
    const [wrong] = [src, alt, credit].filter((field) => read.problems[nameOf(field.current)])
    focusInPlace(wrong?.current)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return
    // Not the form around the text.
    event.preventDefault()
    set()
  }
  return (
    <fieldset ref={panel} className="editor-panel editor-picture" onKeyDown={press}>
      <legend>{picture ? "This picture" : "A picture from the web"}</legend>
      <div className="editor-picture-fields">
        <Line
          name="src"
          label="Address"
          hint="Of the picture itself, not of a page that shows it. Link only to pictures that may be shown here."
          field={src}
          value={picture?.src}
          problem={problems.src}
          onBlur={look}
        />
        <Line
          name="alt"
          label="What it shows"
          hint="In a sentence, for those who cannot see it."
          field={alt}
          value={picture?.alt}
          problem={problems.alt}
        />
        <Line
          name="credit"
          label="Credit (optional)"
          hint="Who made it, and under which licence."
          field={credit}
          value={picture?.credit}
          problem={problems.credit}
        />
      </div>
      <div className="editor-picture-look" aria-live="polite">
        {shown === "" && <p className="quiet">The picture is shown here.</p>}
        {shown !== "" && isMissing && (
          <p className="field-error">
            No picture was found there. Check that the address leads to the picture itself; you can put it in all the
            same.
          </p>
        )}
        {shown !== "" && !isMissing && (
          // biome-ignore lint/performance/noImgElement: it comes from an address of the writer's choice
          <img src={shown} alt="As it is found at the address" onError={() => setMissing(true)} />
        )}
      </div>
      <span className="actions">
        <Button type="button" small onClick={set}>
          {picture ? "Change the picture" : "Put it in"}
        </Button>
        <Button type="button" small variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <span className="quiet small">The caption is written beneath the picture.</span>
      </span>
    </fieldset>
  )
}

type LineProps = {
  name: keyof Picture
  label: string
  hint: string
  field: RefObject<HTMLInputElement | null>
  value: string | undefined
  problem: string | undefined
  onBlur?: () => void
}

function Line({ name, label, hint, field, value = "", problem, onBlur }: LineProps) {
  const id = `picture-${name}`
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <p className="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
      {problem && (
        <p className="field-error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input
        ref={field}
        id={id}
        className="input"
        autoComplete="off"
        inputMode={name === "src" ? "url" : undefined}
        defaultValue={value}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
        onBlur={onBlur}
      />
    </div>
  )
}

const nameOf = (field: HTMLInputElement | null): keyof Picture => (field?.id.replace("picture-", "") ?? "src") as "src"
