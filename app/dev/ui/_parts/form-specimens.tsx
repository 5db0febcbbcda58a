import { Button, LinkButton } from "#ui/controls/button"
import { Checkbox } from "#ui/forms/checkbox"
import { ErrorSummary } from "#ui/forms/error-summary"
import { Field } from "#ui/forms/field"
import { Fieldset } from "#ui/forms/fieldset"
import { KeptWords } from "#ui/forms/kept-words"
import { RadioGroup } from "#ui/forms/radio-group"
import { Select } from "#ui/forms/select"
import { TextArea } from "#ui/forms/text-area"
import { Steps } from "#ui/site/steps"
import { Specimen } from "./specimen"

const CHOICES = [
  { value: "none", label: "I did not use AI tools" },
  { value: "content", label: "I used AI tools to draft parts of this", hint: "Say below which, and for what." },
]
const ERRORS = [
  { field: "wrong-insight", message: "Write at least one sentence." },
  { field: "wrong-terms", message: "Tick the box if you agree to the licence." },
  { message: "The article was closed to contributions while you were writing." },
]

/** Every control as it is, with an error, and disabled. */
export function FormSpecimens() {
  return (
    <div className="stack stack-wide">
      <Specimen name="Buttons">
        <p className="actions">
          <Button>Send in</Button> <Button variant="quiet">Save</Button> <Button variant="danger">Withdraw</Button>
          <Button busy>Sending…</Button> <Button disabled>Not yet</Button> <Button small>Small</Button>
          <LinkButton href="#link">A link</LinkButton>
        </p>
      </Specimen>
      <Specimen name="Steps">
        <Steps
          steps={[
            { label: "Choose", state: "done", href: "#choose" },
            { label: "Write", state: "current" },
            { label: "About you", state: "ahead" },
            { label: "Interests", state: "ahead" },
            { label: "Check", state: "ahead" },
          ]}
        />
      </Specimen>
      <Specimen name="Fields">
        <div className="form">
          <Field name="affiliation" label="Affiliation" hint="As it should be printed." value="ETH Zürich" optional />
          <TextArea name="insight" label="Your insight" hint="Up to 600 words." printed rows={4} />
          <Select
            name="role"
            label="What you contribute"
            prompt="Choose one"
            options={[{ value: "x", label: "Expert commentary" }]}
          />
          <RadioGroup name="ai" legend="Did you use AI tools?" choices={CHOICES} value="none" />
          <Checkbox name="terms" label="I agree to the licence." checked />
          <Field name="disabled" label="Disabled" value="Cannot be changed now" disabled />
        </div>
      </Specimen>
      <Specimen name="Fields with errors">
        <div className="form">
          <ErrorSummary errors={ERRORS} />
          <KeptWords words={[{ label: "Message to the author", text: "Please name the hospital, and the year." }]} />
          <TextArea
            name="insight"
            id="wrong-insight"
            label="Your insight"
            error="Write at least one sentence."
            rows={3}
          />
          <Field
            name="mail"
            id="wrong-mail"
            label="E-mail address"
            value="ada@"
            error="Write the whole address, with what follows the @."
          />
          <RadioGroup
            name="ai"
            id="wrong-ai"
            legend="Did you use AI tools?"
            choices={CHOICES}
            error="Choose one answer."
          />
          <Checkbox
            name="terms"
            id="wrong-terms"
            label="I agree to the licence."
            error="Tick the box if you agree to the licence."
          />
          <Fieldset id="wrong-set" legend="Declared interests" hint="All thirteen." error="Answer every question.">
            <Checkbox name="interest" label="Consulting fees" />
          </Fieldset>
        </div>
      </Specimen>
    </div>
  )
}
