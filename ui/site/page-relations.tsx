import type { ReactNode } from "react"

type Relation = { rel: string; href: string | undefined; type?: string }

/** Links of a page to its relatives, for machines; they belong into the head, and React puts them there. */
export function PageRelations({ relations }: { relations: readonly Relation[] }): ReactNode {
  return relations.map(
    ({ rel, href, type }) => href && <link key={`${rel} ${href}`} rel={rel} href={href} type={type} />,
  )
}
