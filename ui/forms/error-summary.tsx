type Props = {
  /** In the order of the form; `field` is the id of the control, or nothing for a refusal of the whole form. */
  errors: { field?: string /** Where the control stands on another page. */; href?: string; message: string }[]
  title?: string
}

/** What keeps a form from being accepted, above it, with a link to each field. */
export function ErrorSummary({ errors, title }: Props) {
  if (errors.length === 0) return null
  const heading = title ?? (errors.length === 1 ? "One thing needs your attention" : "Some things need your attention")
  return (
    <div className="error-summary" role="alert" aria-labelledby="error-summary-title" id="error-summary" tabIndex={-1}>
      <h2 id="error-summary-title">{heading}</h2>
      <ul className="plain-list">
        {errors.map(({ field, href, message }) => (
          <li key={`${field}${message}`}>{field ? <a href={href ?? `#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
