import type { ContributionKind } from "#core/contribution/vocabulary"
import { Button } from "#ui/controls/button"

type Props = {
  action: string
  formKey: string
  hidden: Readonly<Record<string, string>>
  /** What was chosen already, in the article's menu: it is not asked again, and the other stays possible. */
  chosen: ContributionKind | null
  hasPassage: boolean
}

const KINDS = {
  insight: {
    title: { passage: "Comment on this passage", article: "Comment on the article" },
    words: {
      passage:
        "A signed insight in your own words, printed beside the passage with your name and your interests. Nobody changes it without asking you.",
      article:
        "A signed insight in your own words, with your name and your interests. It stands with the article, or beside a passage that you pick later. Nobody changes it without asking you.",
    },
    button: "Write an insight",
  },
  edit: {
    title: { passage: "Correct this passage", article: "Correct the text" },
    words: {
      passage:
        "Other words for the article itself. What an editor accepts becomes part of the text, and every word of yours stays credited to you.",
      article:
        "Other words for the article itself, anywhere in it. What an editor accepts becomes part of the text, and every word of yours stays credited to you.",
    },
    button: "Suggest an edit",
  },
} as const

/** An insight or an edit: one press each; where it was chosen before, one press to begin. */
export function ChooseKind({ action, formKey, hidden, chosen, hasPassage }: Props) {
  const about = hasPassage ? "passage" : "article"
  const fields = (
    <>
      <input type="hidden" name="_key" value={formKey} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
  if (chosen) {
    const other = chosen === "insight" ? "edit" : "insight"
    return (
      <form method="post" action={action} className="stack" aria-label="Begin">
        {fields}
        <p id={`about-${chosen}`}>{KINDS[chosen].words[about]}</p>
        <div className="actions">
          <Button name="kind" value={chosen} describedBy={`about-${chosen}`}>
            {KINDS[chosen].button}
          </Button>
          <Button name="kind" value={other} variant="quiet">
            {KINDS[other].button} instead
          </Button>
        </div>
      </form>
    )
  }
  return (
    <form method="post" action={action} className="kinds" aria-label="What would you like to do?">
      {fields}
      {(["insight", "edit"] as const).map((kind) => (
        <section key={kind} className="kind">
          <h2>{KINDS[kind].title[about]}</h2>
          <p id={`about-${kind}`}>{KINDS[kind].words[about]}</p>
          <Button
            name="kind"
            value={kind}
            variant={kind === "insight" ? "primary" : "quiet"}
            describedBy={`about-${kind}`}
          >
            {KINDS[kind].button}
          </Button>
        </section>
      ))}
    </form>
  )
}
