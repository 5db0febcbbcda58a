import type { ArticleStatus } from "#core/article/vocabulary"
import { minutesPresent, type Present } from "#core/contribution/presence"
import { QUEUE_STATE_LABELS, type QueueState } from "#core/contribution/queue"
import type { Snippet } from "#core/contribution/snippet"
import { CONTRIBUTION_KIND_LABELS, type ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"
import { counted, namesInWords } from "#core/metadata/in-words"
import { VerificationMark } from "#ui/people/verification-mark"
import { type Column, DataTable } from "#ui/tables/data-table"
import { reviewPlace } from "../_decision"
import { Age } from "./age"
import { ClaimForm } from "./claim-form"

export type Row = {
  readonly id: string
  readonly kind: ContributionKind
  readonly title: string
  readonly author: Byline
  readonly isOwn: boolean
  readonly disclosureLine: string
  readonly interestsNamed: readonly string[]
  readonly submittedAt: Date
  readonly versions: number
  readonly words: number
  readonly conflicts: number | null
  readonly snippet: Snippet | null
  readonly behind: number
  readonly assignee: Byline | null
  readonly isMine: boolean
  readonly present: readonly Present[]
  readonly moves: ReadonlySet<string>
  readonly articleStatus: ArticleStatus
}

type Props = { rows: readonly Row[]; state: QueueState; now: Date; returnTo: string }

/** What stands in one state, oldest first. */
export function QueueTable({ rows, state, now, returnTo }: Props) {
  return (
    <DataTable
      caption={`${QUEUE_STATE_LABELS[state]}, oldest first`}
      captionHidden
      rows={[...rows]}
      rowId={(row) => `contribution-${row.id}`}
      columns={columns(now, returnTo, state)}
    />
  )
}

const columns = (now: Date, returnTo: string, state: QueueState): Column<Row>[] => [
  { key: "what", label: "Contribution", names: true, cell: (row) => <What row={row} returnTo={returnTo} /> },
  { key: "age", label: "Sent", cell: (row) => <Age since={row.submittedAt} now={now} /> },
  { key: "author", label: "Author", cell: (row) => <Author row={row} /> },
  { key: "size", label: "Size", cell: (row) => sizeInWords(row) },
  ...(state === "submitted"
    ? [
        { key: "state", label: "To settle", cell: (row: Row) => <ToSettle row={row} /> },
        { key: "claim", label: "Who has it", cell: (row: Row) => <Claim row={row} returnTo={returnTo} now={now} /> },
      ]
    : []),
]

function What({ row, returnTo }: { row: Row; returnTo: string }) {
  return (
    <>
      <a href={reviewPlace(row.id, { queue: returnTo.split("?")[1] })} data-row-link="">
        <span className="queue-kind">
          {CONTRIBUTION_KIND_LABELS[row.kind]}
          {row.versions > 1 && `, version ${row.versions}`}
        </span>{" "}
        {row.title}
      </a>
      {row.snippet && <SnippetLine {...row.snippet} />}
    </>
  )
}

/** What is suggested, in a line. */
function SnippetLine({ label, words }: Snippet) {
  return (
    <p className="queue-snippet">
      {label && `${label}${words.length > 0 ? ": " : ""}`}
      {words.map(({ kind, text }, index) => {
        const Stretch = kind === "inserted" ? "ins" : kind === "deleted" ? "del" : "span"
        return <Stretch key={index}>{text}</Stretch>
      })}
    </p>
  )
}

function Author({ row: { author, disclosureLine, interestsNamed } }: { row: Row }) {
  return (
    <div className="queue-author">
      <p>
        <strong>{author.name}</strong>
        {author.affiliation && <span className="quiet">, {author.affiliation}</span>}
      </p>
      <VerificationMark verification={{ ...author.verification, how: "", at: null }} />
      <p className="disclosure">
        {disclosureLine}
        {interestsNamed.length > 0 && (
          <strong className="disclosure-party"> The article names {namesInWords(interestsNamed)}.</strong>
        )}
      </p>
    </div>
  )
}

function sizeInWords({ kind, words }: Row): string {
  if (kind === "insight") return counted(words, "word")
  return words === 0 ? "Form only" : `${counted(words, "word")} changed`
}

function ToSettle({ row: { conflicts, behind, isOwn, articleStatus } }: { row: Row }) {
  if (articleStatus === "withdrawn")
    return <p className="queue-mark-conflict">The article is withdrawn: nothing is merged into it</p>
  const clean = (conflicts ?? 0) === 0
  return (
    <ul className="queue-marks">
      {isOwn && <li>Your own: another editor decides</li>}
      {!clean && <li className="queue-mark-conflict">{counted(conflicts ?? 0, "place")} to settle</li>}
      {articleStatus === "closed" && <li>The article is closed to new contributions</li>}
      {behind > 0 && <li>Behind by {counted(behind, "revision")}</li>}
      {clean && !isOwn && behind === 0 && <li className="quiet">Nothing</li>}
    </ul>
  )
}

function Claim({ row, returnTo, now }: { row: Row; returnTo: string; now: Date }) {
  const mayTake = row.moves.has("claim") && (row.isMine || row.assignee === null)
  if (!row.assignee && !mayTake && row.present.length === 0) return <span className="quiet">Nobody</span>
  return (
    <div className="queue-claim">
      {row.assignee && <p>{row.isMine ? "You" : row.assignee.name}</p>}
      {row.present.map((one) => (
        <p key={one.name} className="small">
          {one.name} is reviewing{minutesPresent(one, now)}
        </p>
      ))}
      {mayTake && (
        <ClaimForm
          id={row.id}
          formKey={crypto.randomUUID()}
          isMine={row.isMine}
          returnTo={`${returnTo}#contribution-${row.id}`}
          what={row.title}
        />
      )}
    </div>
  )
}
