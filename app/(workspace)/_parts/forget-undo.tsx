"use client"
import { useEffect } from "react"
import { forgetUndo } from "#editor/undo/keep"

/** Forms after which nobody comes back to undo what was written: sent, thrown away, published, signed out. */
const LAST = /\/(send|discard\/confirm|publish|suggest|drop|signout)$/

/** Takes what could be undone out of this tab when its draft is done with. */
export function ForgetUndo() {
  useEffect(() => {
    const forget = ({ target, submitter }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement)) return
      const action = submitter?.getAttribute("formaction") || target.action
      if (LAST.test(new URL(action, window.location.href).pathname)) forgetUndo()
    }
    window.addEventListener("submit", forget)
    return () => window.removeEventListener("submit", forget)
  }, [])
  return null
}
