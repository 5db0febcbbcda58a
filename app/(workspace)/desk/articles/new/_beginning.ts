import type { Form } from "../../../../_form"

/** What begins an article, as the form sends it: the text of a file that was chosen goes before what the field says. */
export function beginningIn(form: Form) {
  const isChosen = form.text("file") !== ""
  const fileName = isChosen ? form.text("file.name") : form.text("fileName")
  return {
    title: form.text("title"),
    markdown: form.text("file") || form.text("markdown"),
    topic: form.text("topic"),
    form: form.text("form") || "auto",
    fileName,
    imported: fileName !== "",
  }
}
