import { ICMJE_KEYS } from "#core/people/disclosure"
import type { HeldForm } from "#server/form/read-held"
import type { SettingsView } from "#server/people/read-settings"
import type { Form } from "../../_form"
import { typedIn } from "../_problems"

/** The profile as its form sends it. */
export const profileFrom = ({ text }: Form) => ({
  name: text("name"),
  credentials: text("credentials"),
  affiliation: text("affiliation"),
  biography: text("biography"),
  topics: text("topics"),
})

/** What the fields of the profile begin with: what was typed when the form came back, else what is kept. */
export const profileValues = ({ name, byline, topics, biography }: SettingsView, held: HeldForm) => ({
  name: typedIn(held, "name", name),
  credentials: typedIn(held, "credentials", byline.credentials),
  affiliation: typedIn(held, "affiliation", byline.affiliation),
  topics: typedIn(held, "topics", topics.join(", ")),
  biography: typedIn(held, "biography", biography),
})

/** The thirteen answers as their form sends them; a question without an answer sends empty fields. */
export const disclosureFrom = (form: Form) => ({
  answers: Object.fromEntries(ICMJE_KEYS.map((key) => [key, answerTo(key, form)])),
  certified: form.text("certified"),
})

function answerTo(key: string, { text }: Form) {
  const field = (part: string) => text(`answers.${key}.${part}`)
  return { none: field("none"), entities: field("entities"), recipient: field("recipient"), note: field("note") }
}

/** What was typed into the form of interests, by field; nothing where it did not come back. */
export const typedAnswers = ({ values }: HeldForm): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()[0] ?? ""]))
