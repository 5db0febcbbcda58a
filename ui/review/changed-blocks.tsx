import type { ReactNode } from "react"
import { BLOCK_WORDS } from "#core/contribution/change-in-words"
import { blockText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import type { BlockChange } from "#core/text/diff"
import type { CitationIndex } from "#ui/article/citations"
import { AttributeChanges } from "#ui/review/attribute-changes"
import { Diff } from "#ui/review/diff"
import { ProposedPicture } from "#ui/review/proposed-picture"
import { SideBySide } from "#ui/review/side-by-side"
import { TableDiff } from "#ui/review/table-diff"

type Setting = {
  citations?: CitationIndex
  layout?: "inline" | "side-by-side"
  /** Before the addresses of the changes, where a page lists changes twice. */
  addressed?: string
  /** What the two sides are called where they stand beside each other. */
  sideLabels?: { before: string; after: string }
  /** The changes wait for somebody to decide on them. */
  suggested?: boolean
}

type Props = Setting & {
  changes: readonly BlockChange[]
  /** The number of the first of them, on a later page. */
  first?: number
  /** What belongs beneath one change, by block id: a check box to leave it out, a remark. */
  beneath?: Map<string, ReactNode>
}

/** The blocks that differ, in reading order, each with an address (#change-n) and what happened to it in words. */
export function ChangedBlocks({ changes, first = 1, beneath, ...setting }: Props) {
  const changed = changes.filter((change) => change.kind !== "same")
  if (changed.length === 0) return <p className="quiet">Nothing differs.</p>
  return (
    <ol className="changed-blocks" start={first}>
      {changed.map((change, index) => (
        <ChangedBlock key={change.block.id} change={change} number={first + index} {...setting}>
          {beneath?.get(change.block.id)}
        </ChangedBlock>
      ))}
    </ol>
  )
}

type ChangedBlockProps = Setting & { change: BlockChange; number: number; children?: ReactNode }

/** One block that differs, as an item of a list of changes. */
export function ChangedBlock({
  change,
  number,
  children,
  suggested = false,
  addressed = "",
  ...setting
}: ChangedBlockProps) {
  const about = suggested ? `about-${addressed}change-${number}` : undefined
  return (
    <li id={`${addressed}change-${number}`} className={`changed-block changed-block-${change.kind}`}>
      <p className="change-label" id={children ? undefined : about}>
        <span className="change-number">{number}</span> {changedBlockLabel(change)}
      </p>
      <ChangeView change={change} suggestion={about} {...setting} />
      {suggested && <ProposedPicture change={change} />}
      <AttributeChanges changes={change.attributes} />
      {about && children ? <div id={about}>{children}</div> : children}
    </li>
  )
}

type ChangeViewProps = Omit<Setting, "suggested"> & { change: BlockChange; suggestion: string | undefined }

function ChangeView({ change, citations, layout = "inline", sideLabels, suggestion }: ChangeViewProps) {
  const { block, segments, rows } = change
  if (layout === "side-by-side" && change.kind !== "moved" && !rows) {
    const { before, after } = sideLabels ?? {}
    const labels = { beforeLabel: before, afterLabel: after }
    return <SideBySide segments={segments} citations={citations} suggestion={suggestion} {...labels} />
  }
  return (
    <div className={`change-text change-text-${block.type}`}>
      {change.kind === "moved" ? <p>{opening(block)}</p> : <Diff {...{ segments, citations, suggestion }} />}
      {rows && <TableDiff {...{ rows, citations, suggestion }} />}
    </div>
  )
}

/** What happened to a block, in words: also that only its format did. */
export function changedBlockLabel(change: BlockChange): string {
  const what = BLOCK_WORDS[change.block.type]
  const isFormat = isOnlyFormat(change)
  if (isFormat && change.kind === "changed") return `${what}: only the format changed`
  if (isFormat && change.kind === "moved-and-changed") return `${what} moved, and its format changed`
  return KIND_WORDS[change.kind](what)
}

function isOnlyFormat({ segments, rows, attributes }: BlockChange): boolean {
  if (attributes.length > 0 || rows?.some((row) => row.kind !== "same")) return false
  return segments.some(({ kind }) => kind === "reformatted") && !segments.some(({ kind }) => WORDS_CHANGED.has(kind))
}

const WORDS_CHANGED: ReadonlySet<string> = new Set(["inserted", "deleted"])

function opening(block: Block): string {
  const text = blockText(block)
  return shortened(text, 160)
}

const KIND_WORDS = {
  same: (what) => `${what} unchanged`,
  changed: (what) => `${what} changed`,
  inserted: (what) => `${what} added`,
  deleted: (what) => `${what} removed`,
  moved: (what) => `${what} moved`,
  "moved-and-changed": (what) => `${what} moved and changed`,
} satisfies Record<BlockChange["kind"], (what: string) => string>
