/** The first stop of a keyboard on every page: past everything that all pages have. */
export function SkipLink({ children }: { children: string }) {
  return (
    <a className="skip-link" href="#main">
      {children}
    </a>
  )
}
