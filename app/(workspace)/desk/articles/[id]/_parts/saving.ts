import {
  type Answer,
  type Autosave,
  beginAutosave,
  receive,
  send,
  standingOf,
  unsavedFields,
  write,
} from "#core/contribution/autosave"

import { fieldsIn } from "./form-fields"

const PAUSE_MS = 1_500
const RETRY_MS = 10_000

type Kept = {
  form: HTMLFormElement
  /** The names of the fields that are kept. */
  fields: readonly string[]
  action: string
  savedAt: string
  /** What the server has of them, where that is not what the page came with. */
  kept?: Readonly<Record<string, string>>
}

/**
 * Saves a form's text while it is typed; `changed` hears how that stands. The form's own button waits for what is on its
 * way, so that it does not overtake it, and leaving the page with unsaved words asks first. Gives the way to stop.
 */
export function keepSaving(
  { form, fields: names, action, savedAt, kept }: Kept,
  changed: (save: Autosave) => void,
): () => void {
  const saves = form.elements.namedItem("saves")
  if (!(saves instanceof HTMLInputElement)) return () => {}
  const fields = kept ?? fieldsIn(form, names, "at first")
  let save = beginAutosave({ saves: Number(saves.value), savedAt, fields })
  let timer: ReturnType<typeof setTimeout> | undefined
  let onItsWay: Promise<void> | null = null
  let isLeaving = false

  const become = (next: Autosave) => {
    save = next
    saves.value = String(next.saves)
    for (const field of document.querySelectorAll<HTMLInputElement>("input[data-follows-saves]"))
      field.value = saves.value
    changed(next)
  }
  const later = (ms = PAUSE_MS) => {
    clearTimeout(timer)
    timer = setTimeout(go, ms)
  }
  const go = () => {
    const sent = send(save)
    if (!sent || onItsWay) return
    become(sent)
    onItsWay = post(action, { saves: String(sent.saves), ids: idsIn(form), ...sent.sending }).then((answer) => {
      onItsWay = null
      become(receive(save, answer))
      if (standingOf(save) === "unsaved") later()
      if (standingOf(save) === "offline" || standingOf(save) === "signed-out") later(RETRY_MS)
    })
  }
  const typed = (event?: Event) => {
    if (event && !names.includes((event.target as Element).getAttribute("name") ?? "")) return
    become(write(save, fieldsIn(form, names)))
    markStale(true)
    later()
  }
  const submitted = (event: SubmitEvent) => {
    clearTimeout(timer)
    isLeaving = true
    if (!onItsWay) return
    event.preventDefault()
    void onItsWay.then(() => form.requestSubmit(event.submitter))
  }
  const leaving = (event: BeforeUnloadEvent) => {
    if (!isLeaving && Object.keys(unsavedFields(save)).length > 0) event.preventDefault()
  }
  form.addEventListener("input", typed)
  form.addEventListener("submit", submitted)
  window.addEventListener("beforeunload", leaving)
  if (Object.keys(unsavedFields(write(save, fieldsIn(form, names)))).length > 0) typed()
  return () => {
    clearTimeout(timer)
    form.removeEventListener("input", typed)
    form.removeEventListener("submit", submitted)
    window.removeEventListener("beforeunload", leaving)
  }
}

/** The ids of the blocks, where the text is written in the editor. */
function idsIn(form: HTMLFormElement): string {
  const ids = form.elements.namedItem("ids")
  return ids instanceof HTMLInputElement ? ids.value : ""
}

async function post(action: string, body: Record<string, unknown>): Promise<Answer> {
  try {
    const headers = { "content-type": "application/json", accept: "application/json" }
    const response = await fetch(action, { method: "POST", headers, body: JSON.stringify(body) })
    const answer = await response.json()
    const [problem] = Object.values(answer.fields ?? {})
    return answer.ok ? answer : { ...answer, message: problem ?? answer.message }
  } catch {
    return null
  }
}

/** What the page shows as the next revision is no longer what would be published: that has to be looked at first. */
function markStale(isStale: boolean): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>("button[data-publishes]")
  const words = document.getElementById("publish-stale")
  for (const button of buttons) button.disabled = isStale
  if (words) words.hidden = !isStale
}
