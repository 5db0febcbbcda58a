type Step = {
  label: string /** Where a step that is done can be changed. */
  href?: string
  state: "done" | "current" | "ahead"
}

const STATE_WORDS = { done: "done", current: "you are here", ahead: "to come" }

/** How far a longer form has come. */
export function Steps({ steps, label = "Steps" }: { steps: Step[]; label?: string }) {
  return (
    <nav className="steps" aria-label={label}>
      <ol>
        {steps.map(({ label: name, href, state }) => (
          <li key={name} className={`step step-${state}`} aria-current={state === "current" ? "step" : undefined}>
            <span className="step-sign" aria-hidden="true" />
            {href && state === "done" ? <a href={href}>{name}</a> : <span>{name}</span>}
            <span className="visually-hidden"> ({STATE_WORDS[state]})</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
