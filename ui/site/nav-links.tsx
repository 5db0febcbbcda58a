export type NavLink = {
  href: string
  label: string /** Whether this is where we are. */
  current?: boolean /** How many wait there. */
  count?: number
}

/** The links of a navigation as a list. */
export function NavLinks({ links }: { links: NavLink[] }) {
  return (
    <ul className="nav-links">
      {links.map(({ href, label, current, count }) => (
        <li key={href}>
          <a href={href} aria-current={current ? "page" : undefined}>
            {label}
            {count !== undefined && count > 0 && <span className="nav-count">{count}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
