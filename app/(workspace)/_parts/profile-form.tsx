"use client"
import { profileInput } from "#core/people/inputs"
import type { Verification } from "#core/people/verification"
import type { Problems } from "#core/refusal"
import { Button } from "#ui/controls/button"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { TextArea } from "#ui/forms/text-area"
import { PersonIdentity } from "#ui/people/person-line"
import { useCheckedForm } from "./use-checked-form"

const FIELDS = ["name", "credentials", "affiliation", "topics", "biography"] as const
export type ProfileValues = Readonly<Record<(typeof FIELDS)[number], string>>

type Props = {
  action: string
  /** Hidden fields that go with the form. */
  hidden: Readonly<Record<string, string>>
  values: ProfileValues
  problems: Problems
  /** A refusal that is about no field. */
  message: string
  verification: Verification
  orcid: string | null
  button: string
}

/** Under which name, with which credentials and where from somebody is credited, and how that will look. */
export function ProfileForm({ action, hidden, values, problems, message, verification, orcid, button }: Props) {
  const form = useCheckedForm({ schema: profileInput, fields: FIELDS, problems })
  const shown = (field: "name" | "credentials" | "affiliation") => form.watch(field, values[field]).trim()
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    value: values[name],
    error: form.problem(name),
    registered: form.register(name),
  })
  const errors = form.errors.length === 0 && message !== "" ? [{ message }] : form.errors
  return (
    <form className="form" method="post" action={action} {...form.attributes}>
      <ErrorSummary errors={errors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        label="Name"
        hint="As it shall be credited beside your words."
        autoComplete="name"
        maxLength={120}
        required
        {...field("name")}
      />
      <Field
        label="Credentials"
        hint="For example: MD, PhD"
        autoComplete="honorific-suffix"
        maxLength={120}
        optional
        {...field("credentials")}
      />
      <Field
        label="Affiliation"
        hint="Where you work: department and institution."
        autoComplete="organization"
        maxLength={200}
        optional
        {...field("affiliation")}
      />
      <div className="byline-preview" aria-live="off">
        <p className="byline-preview-title">Beside your words, readers will see</p>
        <PersonIdentity
          person={{
            name: shown("name") || "Your name",
            credentials: shown("credentials"),
            affiliation: shown("affiliation"),
            orcid: orcid ?? undefined,
            verification,
          }}
        />
      </div>
      <Field
        label="What you know about"
        hint="Up to twelve topics, with commas between them. Editors use them to find experts."
        optional
        {...field("topics")}
      />
      <TextArea
        label="About you"
        hint="One or two sentences for your public page."
        rows={4}
        maxLength={1500}
        optional
        {...field("biography")}
      />
      <div className="actions">
        <Button busy={form.isSending}>{button}</Button>
      </div>
    </form>
  )
}
