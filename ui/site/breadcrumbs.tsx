type Crumb = { href: string; label: string }

/** The way back up, the nearest last. The page itself is not in it: its title says where one is. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav className="breadcrumbs no-print" aria-label="Breadcrumbs">
      <ol>
        {crumbs.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** One step back, named. */
export function BackLink({ href, label }: Crumb) {
  return (
    <p className="back-link no-print">
      <a href={href}>
        <span aria-hidden="true">←</span> {label}
      </a>
    </p>
  )
}
