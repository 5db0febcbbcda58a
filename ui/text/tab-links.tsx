type Tab = { href: string; label: string; current?: boolean }

/** Two or three views of the same thing, each a page of its own. */
export function TabLinks({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav className="tab-links no-print" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
