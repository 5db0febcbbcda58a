/** What a form's fields of these names say, and what they said as the page came. */
export function fieldsIn(form: HTMLFormElement, names: readonly string[], when: "now" | "at first" = "now") {
  return Object.fromEntries(names.map((name) => [name, saidBy(form.elements.namedItem(name), when)]))
}

function saidBy(field: Element | RadioNodeList | null, when: "now" | "at first"): string {
  if (field instanceof RadioNodeList) {
    if (when === "now") return field.value
    const first = [...field].find((radio) => radio instanceof HTMLInputElement && radio.defaultChecked)
    return first instanceof HTMLInputElement ? first.value : ""
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return ""
  return when === "now" ? field.value : field.defaultValue
}
