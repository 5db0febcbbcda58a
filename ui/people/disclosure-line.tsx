import { Time } from "#ui/text/time"

export type DisclosureSummary = {
  /** The whole sentence, as `disclosureLine` of the core gives it; what stands before its colon is set as a label. */
  statement: string
  /** When they certified it. */
  certifiedAt: string | Date
  /** The declared party that the passage or the article names, so that readers see it at once. */
  namedHere?: string
}

/** What a person declared about their interests. It stands wherever their name is credited. */
export function DisclosureLine({
  disclosure: { statement, certifiedAt, namedHere },
}: {
  disclosure: DisclosureSummary
}) {
  const [, label, rest] = /^([^:]{1,40}:)(.*)$/s.exec(statement) ?? [undefined, "", statement]
  return (
    <p className="disclosure">
      {label && <span className="disclosure-label">{label}</span>}
      {rest} {namedHere && <strong className="disclosure-party">This article names {namedHere}. </strong>}
      <span className="disclosure-date">
        Certified <Time at={certifiedAt} />.
      </span>
    </p>
  )
}
