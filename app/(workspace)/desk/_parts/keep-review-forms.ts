export type Keeping =
  | { readonly state: "kept"; readonly at: string | null }
  | { readonly state: "waiting" }
  | { readonly state: "failed"; readonly why: string }

type Fields = Record<string, string>
type Setting = { readonly id: string; readonly editorId: string; readonly tell: (keeping: Keeping) => void }

/** After so long without a key, and at the latest so long after the first, what changed is sent (ms). */
const PAUSE = 700
const AT_LATEST = 4_000
const TRY_AGAIN = 6_000
/** No form or link waits longer for it than this (ms). */
const PATIENCE = 4_000

/**
 * Keeps every form of a review on the server as it is filled in. Forms say under which name by `data-keeps`. What was not
 * sent yet lies in this tab besides, so that a reload or the sign-in page does not lose it. A form or a link that leaves
 * the page waits until everything is kept. Gives the way to stop.
 */
export function keepReviewForms({ id, editorId, tell }: Setting): () => void {
  const store = pendingStore(`scholium-review-${editorId}-${id}`)
  putBack(store.read())
  const known = started()
  let pause: ReturnType<typeof setTimeout> | undefined
  let first = 0
  let sending: Promise<boolean> | undefined
  let hasFailed = false

  const changed = (): Fields => {
    const now = fieldsOnPage()
    return withAbouts(Object.fromEntries(Object.entries(now).filter(([name, value]) => known[name] !== value)))
  }
  const note = () => {
    const fields = changed()
    if (Object.keys(fields).length === 0) return
    store.write(fields)
    tell({ state: "waiting" })
    first ||= Date.now()
    clearTimeout(pause)
    pause = setTimeout(send, Math.max(0, Math.min(PAUSE, first + AT_LATEST - Date.now())))
  }
  const send = async (): Promise<boolean> => {
    clearTimeout(pause)
    if (sending) await sending
    const fields = changed()
    if (Object.keys(fields).length === 0) return true
    first = 0
    sending = post(id, fields, false).then((answer) => {
      sending = undefined
      hasFailed = !answer.ok
      if (answer.ok) {
        Object.assign(known, fields)
        const rest = changed()
        store.write(rest)
        if (Object.keys(rest).length === 0) tell({ state: "kept", at: answer.keptAt })
        else note()
        return true
      }
      tell({ state: "failed", why: answer.why })
      pause = setTimeout(send, TRY_AGAIN)
      return false
    })
    return sending
  }
  const soon = () => Promise.race([send(), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  const isAllKept = () => Object.keys(changed()).length === 0 && sending === undefined

  const onSubmit = (event: SubmitEvent) => {
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "post") return
    const its = `${form.dataset.keeps}.`
    // What the form carries itself is no longer this tab's: it is sent, or comes back with the refusal.
    const withoutIts = () =>
      store.write(Object.fromEntries(Object.entries(changed()).filter(([name]) => !name.startsWith(its))))
    if (isAllKept()) return withoutIts()
    event.preventDefault()
    const button = event.submitter instanceof HTMLElement ? event.submitter : null
    void soon().then(() => {
      stop()
      withoutIts()
      form.requestSubmit(button)
    })
  }
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (!link || !isPlain || event.defaultPrevented || link.target || staysHere(link) || isAllKept()) return
    event.preventDefault()
    void soon().then(() => window.location.assign(link.href))
  }
  const onLeave = () => {
    const fields = changed()
    if (Object.keys(fields).length > 0) void post(id, fields, true)
  }
  const onHide = () => document.visibilityState === "hidden" && onLeave()
  const onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (isAllKept()) return
    onLeave()
    if (hasFailed) event.preventDefault()
  }
  const stop = () => {
    clearTimeout(pause)
    document.removeEventListener("input", note)
    document.removeEventListener("change", note)
    document.removeEventListener("submit", onSubmit)
    document.removeEventListener("click", onClick)
    document.removeEventListener("visibilitychange", onHide)
    window.removeEventListener("online", send)
    window.removeEventListener("pagehide", onLeave)
    window.removeEventListener("beforeunload", onBeforeUnload)
  }
  document.addEventListener("input", note)
  document.addEventListener("change", note)
  document.addEventListener("submit", onSubmit)
  document.addEventListener("click", onClick)
  document.addEventListener("visibilitychange", onHide)
  window.addEventListener("online", send)
  window.addEventListener("pagehide", onLeave)
  window.addEventListener("beforeunload", onBeforeUnload)
  if (Object.keys(changed()).length === 0) store.write({})
  note()
  return stop
}

export const clockTime = (at: string): string =>
  new Date(at).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" })

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Every control whose form is kept, with the name under which it is. */
function controls(): { readonly control: Control; readonly name: string }[] {
  return [...document.querySelectorAll<HTMLFormElement>("form[data-keeps]")].flatMap((form) =>
    [...form.elements].flatMap((control) => {
      if (!isControl(control) || !control.name || control.name.startsWith("_") || ASKED_ANEW.has(control.name))
        return []
      return [{ control, name: `${form.dataset.keeps}.${control.name}` }]
    }),
  )
}

const ASKED_ANEW: ReadonlySet<string> = new Set(["acknowledged", "unopened"])

function isControl(element: Element): element is Control {
  if (element instanceof HTMLInputElement) return element.type !== "hidden" && element.type !== "submit"
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
}

/** What stands in the fields. */
const fieldsOnPage = (): Fields =>
  Object.fromEntries(
    controls().flatMap(({ control, name }) => {
      if (!isChoice(control)) return [[name, control.value]]
      if (control.type === "checkbox") return [[name, control.checked ? control.value : ""]]
      return control.checked ? [[name, control.value]] : []
    }),
  )

/** What stood in them when the page was made: what was typed before the script came counts as changed. */
const started = (): Fields =>
  Object.fromEntries(
    controls().flatMap(({ control, name }) => {
      if (isChoice(control) && control.type === "checkbox") return [[name, control.defaultChecked ? control.value : ""]]
      if (isChoice(control)) return control.defaultChecked ? [[name, control.value]] : []
      if (control instanceof HTMLSelectElement) {
        const chosen = [...control.options].find((option) => option.defaultSelected) ?? control.options[0]
        return [[name, chosen?.value ?? ""]]
      }
      return [[name, control.defaultValue]]
    }),
  )

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")

/** With what each change is about, so that a choice can be told apart once the change is not there any more. */
function withAbouts(fields: Fields): Fields {
  const abouts = Object.keys(fields).flatMap((name) => {
    const [, form, chosen, asked] = name.match(/^(\w+)\.(?:(?:rulings|resolutions)\.(.+)\.\w+|asked\.(.+))$/) ?? []
    const id = chosen ?? asked
    const about = id && document.getElementById(`rulings.${id}`)?.dataset.about
    return about ? [[`${form}.about.${id}`, about]] : []
  })
  return { ...fields, ...Object.fromEntries(abouts) }
}

/** Puts what this tab holds and the server does not have back into its fields. */
function putBack(fields: Fields): void {
  for (const { control, name } of controls()) {
    const value = fields[name]
    if (value === undefined) continue
    if (isChoice(control)) control.checked = control.value === value
    else control.value = value
  }
}

type Answer = { readonly ok: true; readonly keptAt: string } | { readonly ok: false; readonly why: string }

async function post(id: string, fields: Fields, keepalive: boolean): Promise<Answer> {
  try {
    const response = await fetch(`/desk/${id}/keep`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ fields }),
      keepalive,
    })
    const answer = await response.json()
    if (answer.ok) return { ok: true, keptAt: answer.keptAt }
    return { ok: false, why: answer.code === "sign-in-required" ? SIGNED_OUT : answer.message }
  } catch {
    return { ok: false, why: "The server cannot be reached; it is tried again." }
  }
}

const SIGNED_OUT = "Your session has ended: sign in again in another tab, and it is kept."

function staysHere(link: HTMLAnchorElement): boolean {
  const { pathname, search, hash, origin } = new URL(link.href)
  const here = window.location
  return origin === here.origin && pathname === here.pathname && search === here.search && hash !== ""
}

/** What this tab has not handed over yet. Browsers may refuse to store anything: then only the server keeps it. */
function pendingStore(key: string) {
  return {
    read: (): Fields => {
      try {
        return JSON.parse(window.sessionStorage.getItem(key) ?? "{}")
      } catch {
        return {}
      }
    },
    write: (fields: Fields) => {
      try {
        if (Object.keys(fields).length === 0) window.sessionStorage.removeItem(key)
        else window.sessionStorage.setItem(key, JSON.stringify(fields))
      } catch {}
    },
  }
}
