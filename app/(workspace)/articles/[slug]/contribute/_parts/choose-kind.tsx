import type { ContributionKind } from "#core/contribution/vocabulary"
import { Button } from "#ui/controls/button"

type Props = {
  action: string
  formKey: string
  hidden: Readonly<Record<string, string>>
  preferred: ContributionKind
}

const KINDS = [
  {
    kind: "insight",
    title: "Comment on it",
    words: "A signed insight in your own words, printed beside the passage with your name and your interests.",
    button: "Write an insight",
  },
  {
    kind: "edit",
    title: "Correct it",
    words: "Other words for the article itself. They become part of the text, and every word stays credited to you.",
    button: "Suggest an edit",
  },
] as const

/** An insight or an edit: one press each. */
export function ChooseKind({ action, formKey, hidden, preferred }: Props) {
  return (
    <form method="post" action={action} className="kinds" aria-label="What would you like to do?">
      <input type="hidden" name="_key" value={formKey} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {KINDS.map(({ kind, title, words, button }) => (
        <section key={kind} className="kind">
          <h2>{title}</h2>
          <p id={`about-${kind}`}>{words}</p>
          <Button
            name="kind"
            value={kind}
            variant={kind === preferred ? "primary" : "quiet"}
            describedBy={`about-${kind}`}
          >
            {button}
          </Button>
        </section>
      ))}
    </form>
  )
}
