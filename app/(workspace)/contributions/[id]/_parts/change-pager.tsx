import { firstOn } from "#core/contribution/change-pages"
import { numbered } from "#core/metadata/in-words"
import type { BlockChange } from "#core/text/diff"
import { NumberedPages } from "#ui/site/numbered-pages"

type Props = { pages: readonly (readonly BlockChange[])[]; page: number; href: (page: number) => string }

/** Leafing through what an edit changes; nothing where one page shows all of it. */
export function ChangePager({ pages, page, href }: Props) {
  const first = firstOn(pages, page)
  const last = first + (pages[page - 1]?.length ?? 1) - 1
  const all = pages.flat().length
  return (
    <NumberedPages
      page={page}
      pages={pages.length}
      href={href}
      position={`Changed passages ${numbered(first)} to ${numbered(last)} of ${numbered(all)}`}
      label="Pages of changes"
    />
  )
}
