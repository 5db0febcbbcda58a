import { type NamedParty, partiesDeclared } from "#core/article/parties"
import type { Byline } from "#core/credit/byline"
import { namesInWords } from "#core/metadata/in-words"
import { type DisclosureAnswer, type DisclosureAnswers, ICMJE_CATEGORIES, ICMJE_KEYS } from "#core/people/disclosure"
import { personFacts } from "#ui/people/credited"
import { PersonIdentity } from "#ui/people/person-line"
import { Time } from "#ui/text/time"

type Props = {
  author: Byline
  record: { readonly merged: number; readonly declined: number; readonly pending: number }
  answers: DisclosureAnswers
  certifiedAt: Date
  /** Parties that the article names. */
  parties: readonly NamedParty[]
  interestsNamed: readonly string[]
}

/** Who wrote it, how we know, what they sent before and what they declared when they sent this. */
export function AuthorCard({ author, record, answers, certifiedAt, parties, interestsNamed }: Props) {
  return (
    <section className="stack stack-tight" aria-labelledby="author">
      <h2 id="author" className="section-title">
        Author
      </h2>
      <PersonIdentity person={personFacts(author)} />
      <p className="small">{recordInWords(record)}</p>
      <h3 className="card-title">Interests</h3>
      {interestsNamed.length > 0 && (
        <p className="disclosure-party">
          The article names {namesInWords(interestsNamed)}, in which they declared an interest.
        </p>
      )}
      <Declared answers={answers} parties={parties} />
      <p className="small quiet">
        Certified <Time at={certifiedAt} />, confirmed when this was sent.
      </p>
    </section>
  )
}

function recordInWords({ merged, declined, pending }: Props["record"]): string {
  if (merged + declined + pending === 0) return "Their first contribution here."
  return `Their other contributions: ${merged} merged, ${declined} declined, ${pending} waiting.`
}

type Yes = Extract<DisclosureAnswer, { none: false }>

function Declared({ answers, parties }: Pick<Props, "answers" | "parties">) {
  const declared = ICMJE_KEYS.flatMap((key) => {
    const answer = answers[key]
    return answer.none ? [] : [{ key, answer }]
  })
  if (declared.length === 0) return <p className="small">Nothing to declare, in all thirteen categories.</p>
  return (
    <dl className="declared">
      {declared.map(({ key, answer }) => (
        <div key={key}>
          <dt>{ICMJE_CATEGORIES[key]}</dt>
          <dd>
            <Entities answer={answer} parties={parties} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const RECIPIENTS = {
  self: "paid to them",
  institution: "paid to their institution",
  both: "paid to them and their institution",
}

function Entities({ answer, parties }: { answer: Yes; parties: readonly NamedParty[] }) {
  return (
    <>
      {answer.entities.map((entity, index) => (
        <span key={entity}>
          {index > 0 && ", "}
          {entity}
          {partiesDeclared([entity], parties).length > 0 && (
            <strong className="disclosure-party"> (named in the article)</strong>
          )}
        </span>
      ))}
      {answer.entities.length > 0 && `; ${RECIPIENTS[answer.recipient]}`}
      {answer.note && (
        <span className="declared-note">
          {answer.note}
          {partiesDeclared([answer.note], parties).length > 0 && (
            <strong className="disclosure-party"> (mentions a party named in the article)</strong>
          )}
        </span>
      )}
    </>
  )
}
