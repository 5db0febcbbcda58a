import { CONTRIBUTION_KIND_LABELS, type ContributionKind } from "#core/contribution/vocabulary"
import type { Byline } from "#core/credit/byline"

type Other = { readonly id: string; readonly kind: ContributionKind; readonly author: Byline }

/** Who else waits with words on the same passage. Merged in any order, what does not overlap comes out the same. */
export function Nearby({ others }: { others: readonly Other[] }) {
  if (others.length === 0) return null
  return (
    <p className="nearby small">
      {others.length === 1 ? "One other touches this passage: " : `${others.length} others touch this passage: `}
      {others.map(({ id, kind, author }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <a href={`/desk/${id}`}>
            {CONTRIBUTION_KIND_LABELS[kind].toLowerCase()} by {author.name}
          </a>
        </span>
      ))}
    </p>
  )
}
