import { CONTRIBUTION_KIND_LABELS, type ContributionKind } from "#core/contribution/vocabulary"
import { articlePath } from "#core/metadata/addresses"
import { BackLink } from "#ui/site/breadcrumbs"
import { Steps } from "#ui/site/steps"

export type WritingStep = "write" | "about" | "interests" | "check"

const STEPS = [
  { step: "write", label: "Write" },
  { step: "about", label: "About you" },
  { step: "interests", label: "Your interests" },
  { step: "check", label: "Check and send" },
] as const satisfies readonly { step: WritingStep; label: string }[]

type Props = {
  id: string
  kind: ContributionKind
  article: { readonly slug: string; readonly title: string }
  current: WritingStep
  done: readonly WritingStep[]
  title: string
}

/** Where one is on the way from the first word to the sending, with a way back to what is done. */
export function WritingHead({ id, kind, article, current, done, title }: Props) {
  return (
    <header className="writing-head">
      <BackLink href={articlePath(article.slug)} label={article.title} />
      <Steps
        label={`Steps of this ${CONTRIBUTION_KIND_LABELS[kind].toLowerCase()}`}
        steps={STEPS.map(({ step, label }) => ({
          label,
          href:
            step === "about" || step === "interests"
              ? `/contributions/${id}/${step}?change=1`
              : `/contributions/${id}/${step}`,
          state: step === current ? "current" : done.includes(step) ? "done" : "ahead",
        }))}
      />
      <h1>{title}</h1>
    </header>
  )
}

/** The steps that need nothing more. */
export function doneSteps(writing: { hasProfile: boolean; disclosureHolds: boolean; saves: number }): WritingStep[] {
  const done: [WritingStep, boolean][] = [
    ["write", writing.saves > 0],
    ["about", writing.hasProfile],
    ["interests", writing.disclosureHolds],
  ]
  return done.flatMap(([step, isDone]) => (isDone ? [step] : []))
}
