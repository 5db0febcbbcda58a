"use client"
import { useEffect } from "react"

/** Forms after which nobody comes back to undo what was written: sent, thrown away, published, signed out. */
const LAST = /\/(send|discard\/confirm|publish|drop|signout)$/
const PREFIX = "scholium:undo:"

/** Takes what could be undone out of this tab when its draft is done with. */
export function ForgetUndo() {
  useEffect(() => {
    const forget = ({ target }: Event) => {
      if (!(target instanceof HTMLFormElement) || !LAST.test(new URL(target.action).pathname)) return
      for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name)
    }
    window.addEventListener("submit", forget)
    return () => window.removeEventListener("submit", forget)
  }, [])
  return null
}
