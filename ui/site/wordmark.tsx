/**
 * The publication's name with its sign: a dotted diple, the mark that ancient scholars drew in the margin
 * beside a line on which a learned reader had something to say.
 */
export function Wordmark({ name, href = "/" }: { name: string; href?: string | null }) {
  const mark = (
    <>
      <DipleSign />
      <span className="wordmark-name">{name}</span>
    </>
  )
  if (href === null) return <span className="wordmark">{mark}</span>
  return (
    <a className="wordmark" href={href}>
      {mark}
    </a>
  )
}

function DipleSign() {
  return (
    <svg className="wordmark-sign" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <rect className="wordmark-ground" width="32" height="32" />
      <path className="wordmark-stroke" d="M10 8.5 22.5 16 10 23.5" fill="none" strokeWidth="3" />
      <circle className="wordmark-dot" cx="19.6" cy="7.4" r="2" />
      <circle className="wordmark-dot" cx="19.6" cy="24.6" r="2" />
    </svg>
  )
}
