import type { Form } from "../../../../_form"

/** What begins an article, as the form sends it: the text of a file that was chosen goes before what the field says. */
export function beginningIn(form: Form) {
  const isChosen = form.text("file") !== ""
  const fileName = isChosen ? form.text("file.name") : form.text("fileName")
  const markdown = form.text("file") || form.text("markdown")
  return {
    title: form.text("title"),
    markdown,
    topic: form.text("topic"),
    form: form.text("form") || "auto",
    fileName,
    imported: fileName !== "" && markdown !== "",
    saves: Number(form.text("saves") || 0),
    authors: form
      .text("authors")
      .split("\n")
      .filter((line) => line.trim() !== ""),
  }
}

export const KEPT_FIELDS = ["title", "markdown", "topic", "form", "fileName"] as const

/** What of it has been typed, as the page sends it while it is typed: the fields that changed. */
export function typedIn(form: Form) {
  const typed = KEPT_FIELDS.filter((name) => form.values[name] !== undefined).map((name) => [name, form.text(name)])
  return { ...Object.fromEntries(typed), saves: Number(form.text("saves")) }
}
