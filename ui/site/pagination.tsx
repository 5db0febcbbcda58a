type Props = {
  previousHref?: string
  nextHref?: string
  previousLabel?: string
  nextLabel?: string
  /** Where we are: "41 to 60 of 1,204". */
  position?: string
  label?: string
}

/** Leafing through a long list by keyset: back and on, without page numbers that shift. */
export function Pagination({ label = "Pages", position, ...props }: Props) {
  const { previousHref, nextHref, previousLabel = "Newer", nextLabel = "Older" } = props
  if (!previousHref && !nextHref) return null
  return (
    <nav className="pagination no-print" aria-label={label}>
      {previousHref && (
        <a href={previousHref} rel="prev">
          <span aria-hidden="true">←</span> {previousLabel}
        </a>
      )}
      {position && <span className="pagination-position">{position}</span>}
      {nextHref && (
        <a className="pagination-next" href={nextHref} rel="next">
          {nextLabel} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  )
}
