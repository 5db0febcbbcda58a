import type { ReactNode } from "react"
import { changePages, firstOn } from "#core/contribution/change-pages"
import { type DraftedChange, draftedChanges, readDrafted, sourcesToCite } from "#core/contribution/drafted"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { type ChangeReason, changeFor, saysSomething } from "#core/contribution/reasons"
import { NO_SOURCE } from "#core/document/new-source"
import { pageAsked } from "#core/in-pages"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import type { WritingView } from "#server/contribution/read-writing"
import type { HeldForm } from "#server/form/read-held"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { ChangeReasons, reasonsBeneath } from "#ui/review/change-reasons"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { typedIn } from "../../../_problems"
import { ChangePager } from "../_parts/change-pager"
import { ReasonChoice } from "./_parts/reason-choice"

type Props = { writing: WritingView; held: HeldForm; page: string | undefined }

/** More fields than this on one page help nobody: reasons are then given where the text is written. */
const MOST_FIELDS = 100

/** What an edit changes, page by page, and for each change why; to be said or mended here where all stands on one page. */
export function ReasonedChanges({ writing, held, page: asked }: Props) {
  const { id, content, base } = writing
  const before = { blocks: [...base.blocks] }
  const drafted = readDrafted({ draft: content, base, newId: newBlockIds(id) })
  const sources = sourcesToCite(content, base.sources)
  const changes = diffDocuments(before, drafted.proposed)
  const listed = draftedChanges(drafted, before)
  const reasons = (content.reasons ?? []).filter(saysSomething)
  const loose = reasons.filter(({ about }) => !changeFor(about, listed))
  const citations = citationsOfBoth([before, drafted.proposed], sourcesOfBoth(base.sources, sources))
  const pages = changePages(changes)
  const page = pageAsked(asked, pages.length)
  const shown = pages[page - 1] ?? []
  const hasFields = pages.length === 1 && listed.length <= MOST_FIELDS
  const added = content.sources ?? []
  const pager = <ChangePager pages={pages} page={page} href={(n) => `/contributions/${id}/check?page=${n}#shown`} />
  return (
    <>
      {pager}
      {!hasFields && (
        <p className="quiet small">
          {pages.length > 1 && "Look through the pages before you answer what is asked below. "}Reasons for single
          changes are given and mended <a href={`/contributions/${id}/write`}>where you write</a>.
        </p>
      )}
      <ChangedBlocks
        suggested
        changes={shown}
        first={firstOn(pages, page)}
        citations={citations}
        beneath={
          hasFields
            ? choices({ changes, listed, reasons, sources, held })
            : reasonsBeneath(shown, reasonsOn(shown, { reasons, listed }), { sources: base.sources, added })
        }
      />
      {pager}
      {loose.length > 0 && (
        <details className="fold" open>
          <summary>Not sent: reasons for changes that you took back</summary>
          <ChangeReasons reasons={loose} sources={base.sources} added={content.sources ?? []} named />
        </details>
      )}
    </>
  )
}

/** The reasons for changes of the blocks on a page, by the ids that the blocks have when they are sent. */
function reasonsOn(
  shown: readonly BlockChange[],
  { reasons, listed }: Pick<Choosing, "reasons" | "listed">,
): ChangeReason[] {
  const ids = new Set(shown.map(({ block }) => block.id))
  return reasons.flatMap((reason) => {
    const blockId = changeFor(reason.about, listed)?.change.blockId
    if (blockId === undefined || !ids.has(blockId)) return []
    return [{ ...reason, about: { ...reason.about, place: { ...reason.about.place, blockId } } }]
  })
}

type Choosing = {
  changes: readonly BlockChange[]
  listed: readonly DraftedChange[]
  reasons: readonly ChangeReason[]
  sources: ReturnType<typeof sourcesToCite>
  held: HeldForm
}

/** Fields for every change, beneath the block that it is in; those of blocks that are not shown beneath the last. */
function choices({ changes, listed, reasons, sources, held }: Choosing): Map<string, ReactNode> {
  const shown = changes.filter(({ kind }) => kind !== "same").map(({ block }) => block.id)
  const beneath = new Map<string, ReactNode[]>()
  const given = reasons.map((reason) => ({ reason, change: changeFor(reason.about, listed)?.change }))
  let at = 0
  for (const { change, about } of listed) {
    const own = given.flatMap((one) => (one.change === change ? [one.reason] : []))
    const under = shown.includes(change.blockId) ? change.blockId : (shown.at(-1) ?? "")
    for (const reason of own.length > 0 ? own : [{ about, text: "", refId: "" }]) {
      const choice = (
        <ReasonChoice
          key={at}
          change={change}
          at={at}
          said={saidIn(held, `reasons.${at}`, reason)}
          sources={sources}
          problems={held.problems}
        />
      )
      beneath.set(under, [...(beneath.get(under) ?? []), choice])
      at++
    }
  }
  return beneath
}

/** What was typed when the form came back, or what the draft has. */
function saidIn(held: HeldForm, name: string, { text, refId }: ChangeReason) {
  const typed = (field: string, fallback = "") => typedIn(held, `${name}.${field}`, fallback)
  const fields = Object.keys(NO_SOURCE) as (keyof typeof NO_SOURCE)[]
  const source = Object.fromEntries(fields.map((field) => [field, typed(field)]))
  return { text: typed("text", text), refId: typed("refId", refId), source: { ...NO_SOURCE, ...source } }
}
