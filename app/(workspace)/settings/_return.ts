import { safeReturnPath } from "#core/people/return-path"
import type { Form } from "../../_form"

/** A page of the settings, keeping where its form goes on to afterwards. */
export function settingsPath(page: string, form: Form): string {
  const back = form.text("return")
  return back ? `${page}?return=${encodeURIComponent(safeReturnPath(back))}` : page
}
