"use client"

import { useEffect, useLayoutEffect, useState } from "react"
import { KeyboardHint } from "#ui/text/keyboard-hint"

/**
 * What a key does. `step`: moves the focus among the elements of a selector; `press`: presses a button, the one in the
 * focused row where there are several, and goes to the field that this opens, `focus`; `open`: opens a fold and goes to what is done there first, `focus`, or to its title;
 * `href`: goes to a page. One that does nothing is only listed: the browser knows it.
 */
export type Shortcut = { readonly key: string; readonly does: string } & (
  | { readonly step: 1 | -1; readonly among: string }
  | { readonly press: string; readonly focus?: string }
  | { readonly open: string; readonly focus: string }
  | { readonly href: string }
  | { readonly step?: undefined }
)

const SETTING = "scholium-shortcuts"

/** Single keys for those who sit at the desk all day: listed, and to be turned off. Without a script there are none. */
export function Shortcuts({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const [isOn, setIsOn] = useState<boolean | null>(null)
  const [isListed, setIsListed] = useState(false)
  useEffect(() => setIsOn(window.localStorage.getItem(SETTING) !== "off"), [])
  useEffect(comeBack, [])
  // In the commit that lists the keys: once the list can be seen, its keys work.
  useLayoutEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return sendForm()
      if (event.key === "Escape" && isTyping(event.target)) return leaveField(event.target)
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const shortcut = shortcuts.find(({ key }) => key === event.key)
      if (event.key === "?") setIsListed((was) => !was)
      else if (!shortcut || !run(shortcut)) return
      event.preventDefault()
    }
    document.addEventListener("keydown", onKey)
    return () => document.removeEventListener("keydown", onKey)
  }, [isOn, shortcuts])
  if (isOn === null) return null
  const turn = (on: boolean) => {
    window.localStorage.setItem(SETTING, on ? "on" : "off")
    setIsOn(on)
  }
  return (
    <details className="shortcuts no-print" open={isListed} onToggle={(event) => setIsListed(event.currentTarget.open)}>
      <summary>Keyboard shortcuts</summary>
      <ul>
        {[...shortcuts, { key: "?", does: "Show or hide this list" }].map(({ key, does }) => (
          <li key={key}>
            <KeyboardHint keys={[key]} does={does} />
          </li>
        ))}
      </ul>
      <div className="choice">
        <input
          type="checkbox"
          id="use-shortcuts"
          checked={isOn}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
        <label htmlFor="use-shortcuts">Use single keys on these pages</label>
      </div>
    </details>
  )
}

/** In a field every key belongs to the field. */
function isTyping(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest("input, textarea, select, [role=textbox]") !== null
}

/** Escape leads from a field back to the change that it belongs to, where the keys work again. */
function leaveField(field: HTMLElement): void {
  field.blur()
  field.closest<HTMLElement>(".ruling, .settle")?.focus()
}

/** Coming back to a list, one stands where one was: at the row that the address names. */
function comeBack(): void {
  const row = document.getElementById(window.location.hash.slice(1))
  row?.querySelector<HTMLElement>("[data-row-link]")?.focus()
}

/** Whether there was something to do. */
function run(shortcut: Shortcut): boolean {
  if ("href" in shortcut) window.location.assign(shortcut.href)
  else if ("open" in shortcut) return open(shortcut.open, shortcut.focus)
  else if ("press" in shortcut) press(shortcut.press, shortcut.focus)
  else if (shortcut.step) step(shortcut.among, shortcut.step)
  else return false
  return true
}

/** Sends the form that one is in, from wherever in it. */
function sendForm(): void {
  const at = document.activeElement
  const form = at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement ? at.form : at?.closest("form")
  form?.requestSubmit()
}

function open(selector: string, focus: string): boolean {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) return false
  if (found instanceof HTMLDetailsElement) found.open = true
  found.scrollIntoView({ block: "start" })
  const first = found.querySelector<HTMLElement>(focus) ?? found.querySelector("summary")
  first?.focus()
  return true
}

function step(selector: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  const at = all.findIndex((element) => element.contains(document.activeElement))
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by]
  if (next && next.tabIndex < 0) next.tabIndex = -1
  next?.focus()
  next?.scrollIntoView({ block: "nearest" })
}

/** A scripted press moves no focus: what is typed next would be taken for commands. */
function press(selector: string, focus?: string): void {
  const row = document.activeElement?.closest("tr, .ruling")
  const button = (row ?? document).querySelector<HTMLElement>(selector)
  button?.click()
  const field = focus && button ? (button.closest("tr, .ruling") ?? document).querySelector<HTMLElement>(focus) : null
  field?.focus()
}
