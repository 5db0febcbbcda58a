import type { Segment } from "#core/text/segments"
import type { CitationIndex } from "#ui/article/citations"
import { Diff } from "#ui/review/diff"

type Props = {
  segments: readonly Segment[]
  citations?: CitationIndex
  beforeLabel?: string
  afterLabel?: string
  revealed?: boolean
  suggestion?: string | undefined
}

/** A passage as it is and as it would be, beside each other where there is room. */
export function SideBySide({ segments, beforeLabel = "Now", afterLabel = "Proposed", ...setting }: Props) {
  return (
    <div className="side-by-side">
      <div className="side">
        <p className="side-label">{beforeLabel}</p>
        <div className="side-text">
          <Diff segments={segments} side="before" {...setting} />
        </div>
      </div>
      <div className="side">
        <p className="side-label">{afterLabel}</p>
        <div className="side-text">
          <Diff segments={segments} side="after" {...setting} />
        </div>
      </div>
    </div>
  )
}
