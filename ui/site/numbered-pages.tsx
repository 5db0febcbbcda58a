import { numbered } from "#core/metadata/in-words"

type Props = {
  /** The page that is shown, from 1. */
  page: number
  pages: number
  href: (page: number) => string
  /** What stands on this page: "Changes 51 to 100 of 2,000". */
  position: string
  label?: string
  /** The pages that were opened before, where it matters that all are. */
  opened?: ReadonlySet<number>
}

/** Leafing through a list whose length is known: back, on, the first, the last and those around. Nothing where one page is all. */
export function NumberedPages({ page, pages, href, position, label = "Pages", opened }: Props) {
  if (pages < 2) return null
  return (
    <nav className="pagination numbered-pages no-print" aria-label={label}>
      <p className="pagination-position">{position}</p>
      <ol>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              <span aria-hidden="true">←</span> Previous
            </a>
          </li>
        )}
        {around(page, pages).map((one, index, all) => (
          <li key={one}>
            {index > 0 && one > (all[index - 1] ?? 0) + 1 && <span aria-hidden="true">…</span>}
            <a href={href(one)} aria-current={one === page ? "page" : undefined}>
              <span className="visually-hidden">Page </span>
              {numbered(one)}
              {opened && !opened.has(one) && <span className="visually-hidden">, not opened yet</span>}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={href(page + 1)} rel="next">
              Next <span aria-hidden="true">→</span>
            </a>
          </li>
        )}
      </ol>
    </nav>
  )
}

/** The pages that are worth a link of their own. */
function around(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages)
  return [...new Set(near)].sort((a, b) => a - b)
}
