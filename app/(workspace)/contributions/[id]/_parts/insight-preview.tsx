import { aiStatement } from "#core/contribution/ai-statement"
import type { Byline } from "#core/credit/byline"
import type { Document } from "#core/document/schema"
import { InsightNote } from "#ui/article/insight-note"
import { ProseBlocks } from "#ui/article/prose-blocks"
import { creditedPerson } from "#ui/people/credited"
import { PersonIdentity } from "#ui/people/person-line"

/** Under whose name it will appear, and with what beside it. */
export type Signature = {
  readonly byline: Byline
  /** Null before anything was declared; then there is no note yet, only its words. */
  readonly declared: {
    readonly disclosureLine: string
    readonly certifiedAt: Date
    readonly namedHere: readonly string[]
  } | null
}

type Props = {
  id: string
  body: Document
  signature: Signature
  seq: number
  /** When it would be dated: the time of this page. */
  at: Date
  hasPassage: boolean
  roles?: string[]
  ai?: { use: "language" | "content"; note: string }
}

/** An insight as readers will see it in the margin. */
export function InsightPreview({ id, body, signature, seq, at, hasPassage, roles, ai }: Props) {
  const { byline, declared } = signature
  const words =
    body.blocks.length > 0 ? <ProseBlocks document={body} /> : <p className="quiet">Your words will stand here.</p>
  if (!declared) {
    return (
      <div className="insight">
        <PersonIdentity person={{ name: byline.name }} compact />
        <div className="insight-body">{words}</div>
        <p className="insight-foot">Your interests will stand here. You are asked for them before you send.</p>
      </div>
    )
  }
  return (
    <InsightNote
      id={`preview-${id}`}
      letter={hasPassage ? "a" : undefined}
      person={creditedPerson(byline, declared)}
      roles={roles}
      aiStatement={ai && aiStatement(ai.use, ai.note)}
      revision={seq}
      publishedAt={at}
      anchor={{ state: hasPassage ? "anchored" : "whole" }}
    >
      {words}
    </InsightNote>
  )
}
