import type { ReactNode } from "react"
import { type DraftedChange, draftedChanges, readDrafted, sourcesToCite } from "#core/contribution/drafted"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { type ChangeReason, changeFor, saysSomething } from "#core/contribution/reasons"
import { NO_SOURCE } from "#core/document/new-source"
import { type BlockChange, diffDocuments } from "#core/text/diff"
import type { WritingView } from "#server/contribution/read-writing"
import type { HeldForm } from "#server/form/read-held"
import { citationsOfBoth, sourcesOfBoth } from "#ui/compare/compared-sources"
import { ChangeReasons } from "#ui/review/change-reasons"
import { ChangedBlocks } from "#ui/review/changed-blocks"
import { typedIn } from "../../../_problems"
import { ReasonChoice } from "./_parts/reason-choice"

/** What an edit changes, passage by passage, and for each change why, to be said or mended. */
export function ReasonedChanges({ writing, held }: { writing: WritingView; held: HeldForm }) {
  const { id, content, base } = writing
  const before = { blocks: [...base.blocks] }
  const drafted = readDrafted({ draft: content, base, newId: newBlockIds(id) })
  const sources = sourcesToCite(content, base.sources)
  const changes = diffDocuments(before, drafted.proposed)
  const listed = draftedChanges(drafted, before)
  const reasons = (content.reasons ?? []).filter(saysSomething)
  const loose = reasons.filter(({ about }) => !changeFor(about, listed))
  const citations = citationsOfBoth([before, drafted.proposed], sourcesOfBoth(base.sources, sources))
  return (
    <>
      <ChangedBlocks
        suggested
        changes={changes}
        citations={citations}
        beneath={choices({ changes, listed, reasons, sources, held })}
      />
      {loose.length > 0 && (
        <details className="fold" open>
          <summary>Not sent: reasons for changes that you took back</summary>
          <ChangeReasons reasons={loose} sources={base.sources} added={content.sources ?? []} named />
        </details>
      )}
    </>
  )
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
  let at = 0
  for (const { change, about } of listed) {
    const own = reasons.filter((reason) => changeFor(reason.about, listed)?.change === change)
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
