"use client"
import type { ReactNode } from "react"
import { declarationsInput } from "#core/contribution/inputs"
import { AI_USE_LABELS, AI_USES, type ContributionKind, LICENCE } from "#core/contribution/vocabulary"
import { CLAIM_HINTS, CLAIMABLE_ROLES, CLAIMS, CREDIT_ROLES } from "#core/credit/roles"
import type { Document } from "#core/document/schema"
import type { Problems } from "#core/refusal"
import { Button } from "#ui/controls/button"
import { Checkbox } from "#ui/forms/checkbox"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Fieldset } from "#ui/forms/fieldset"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { useCheckedForm } from "../../../../_parts/use-checked-form"
import { InsightPreview, type Signature } from "../../_parts/insight-preview"

const FIELDS = ["reasons", "roles", "aiUse", "aiNote", "interestsConfirmed", "licence"] as const

export type Declared = {
  readonly roles: readonly string[]
  readonly aiUse: string
  readonly aiNote: string
  readonly licence: boolean
  readonly interestsConfirmed: boolean
}

type Props = {
  id: string
  kind: ContributionKind
  /** They were certified so lately that sending confirms them, and nothing is asked. */
  isJustCertified: boolean
  hidden: Readonly<Record<string, string>>
  declared: Declared
  problems: Problems
  message: string
  /** The interests that are confirmed, with when they were certified and a way to change them. */
  interests: ReactNode
  /** How it will appear; an insight follows it, as it is shown with what is declared of it. */
  shown: ReactNode
  insight: { body: Document; signature: Signature; seq: number; at: Date; hasPassage: boolean } | undefined
  whatNext: ReactNode
  button: string
}

/** How a contribution will appear, what is said about it, and the sending. */
export function SendForm(props: Props) {
  const {
    id,
    kind,
    isJustCertified,
    hidden,
    declared,
    problems,
    message,
    interests,
    shown,
    insight,
    whatNext,
    button,
  } = props
  const lists = { roles: declared.roles }
  const form = useCheckedForm({ schema: declarationsInput, fields: FIELDS, problems, lists })
  const errors = form.errors.length === 0 && message !== "" ? [{ message }] : form.errors
  return (
    <form className="send-form" method="post" action={`/contributions/${id}/send`} {...form.attributes}>
      <ErrorSummary errors={errors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} autoComplete="off" />
      ))}
      <section className="send-shown" id="reasons" aria-labelledby="appears">
        <h2 id="appears" className="section-title">
          How it will appear
        </h2>
        {insight && <InsightPreview id={id} {...insight} {...declaredNow(form.watch, declared)} />}
        {shown}
      </section>
      <section className="form send-said" aria-labelledby="said">
        <h2 id="said" className="section-title">
          Before you send
        </h2>
        <Roles kind={kind} declared={declared} form={form} />
        <AiUse declared={declared} form={form} />
        {isJustCertified ? (
          <div className="send-interests">
            <input type="hidden" {...form.register("interestsConfirmed")} value="yes" />
            <p className="field-label">Your interests</p>
            <p className="field-hint">{interests} By sending you confirm them.</p>
          </div>
        ) : (
          <Checkbox
            name="interestsConfirmed"
            label="My interests are still as I declared them"
            hint={interests}
            checked={declared.interestsConfirmed}
            error={form.problem("interestsConfirmed")}
            registered={form.register("interestsConfirmed")}
          />
        )}
        <Checkbox
          name="licence"
          label={`I agree that my words are published under ${LICENCE.name} (${LICENCE.code}): anyone may reuse them if they name me.`}
          checked={declared.licence}
          error={form.problem("licence")}
          registered={form.register("licence")}
        />
        <div className="actions">
          <Button busy={form.isSending}>{button}</Button>
          <a href="/contributions">Keep it as a draft</a>
        </div>
        {whatNext}
      </section>
    </form>
  )
}

type Form = ReturnType<typeof useCheckedForm>
type FieldsProps = { declared: Declared; form: Form }

/** Those that fit the kind, and whatever was claimed before. */
function Roles({ kind, declared, form }: FieldsProps & { kind: ContributionKind }) {
  const fitting: readonly string[] = CLAIMS[kind]
  const offered = CLAIMABLE_ROLES.filter((role) => fitting.includes(role) || declared.roles.includes(role))
  return (
    <Fieldset
      id="roles"
      legend="What did you do here?"
      hint="It stands beside your name. One is usual; choose more only where it is true."
      error={form.problem("roles")}
    >
      <div className="choices choices-columns">
        {offered.map((role) => (
          <Checkbox
            key={role}
            name="roles"
            id={`roles-${role}`}
            value={role}
            label={CREDIT_ROLES[role].label}
            hint={CLAIM_HINTS[role]}
            checked={declared.roles.includes(role)}
            registered={form.register("roles")}
          />
        ))}
      </div>
    </Fieldset>
  )
}

function AiUse({ declared, form }: FieldsProps) {
  return (
    <>
      <RadioGroup
        name="aiUse"
        legend="AI tools"
        choices={AI_USES.map((value) => ({ value, label: AI_USE_LABELS[value] }))}
        value={declared.aiUse}
        error={form.problem("aiUse")}
        registered={form.register("aiUse")}
      />
      <div className="ai-note">
        <TextArea
          name="aiNote"
          label="What the AI tools were used for"
          hint="Readers see it beside your words."
          rows={2}
          maxLength={500}
          value={declared.aiNote}
          error={form.problem("aiNote")}
          registered={form.register("aiNote")}
        />
      </div>
    </>
  )
}

/** What stands below an insight because of what is declared just now. */
function declaredNow(watch: Form["watch"], declared: Declared) {
  const claimed: unknown[] = [watch("roles", declared.roles) ?? []].flat()
  const use = watch("aiUse", declared.aiUse)
  return {
    roles: CLAIMABLE_ROLES.filter((role) => claimed.includes(role)).map((role) => CREDIT_ROLES[role].label),
    ai: use === "language" || use === "content" ? { use, note: String(watch("aiNote", declared.aiNote)) } : undefined,
  } as const
}
