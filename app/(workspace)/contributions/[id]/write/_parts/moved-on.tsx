import { comparePath } from "#core/metadata/addresses"
import { Notice } from "#ui/text/notice"

type Props = {
  id: string
  slug: string
  baseSeq: number
  liveSeq: number
  /** An edit can be put onto the article as it is now; an insight is fitted by itself. */
  isEdit: boolean
}

/** Quiet word that readers see another revision by now. */
export function MovedOn({ id, slug, baseSeq, liveSeq, isEdit }: Props) {
  const changed = <a href={comparePath(slug, baseSeq, liveSeq)}>See what changed</a>
  return (
    <Notice title={`The article has moved on to revision ${liveSeq}`}>
      {isEdit ? (
        <p>
          You write on revision {baseSeq}. You can go on, and what you send is fitted to the article as it is then, or{" "}
          <a href={`/contributions/${id}/up-to-date`}>bring your edit up to date</a> now. {changed}
        </p>
      ) : (
        <p>
          You write on revision {baseSeq}, and need not do anything: what you send is fitted to the article as it is
          then. {changed}
        </p>
      )}
    </Notice>
  )
}
