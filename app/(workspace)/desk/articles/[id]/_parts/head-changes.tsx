type Head = { readonly before: string; readonly after: string }

/** Title and dek where they change. */
export function HeadChanges({ title, dek }: { title: Head; dek: Head }) {
  const rows = [
    { name: "Title", ...title },
    { name: "Line under the title", ...dek },
  ].filter(({ before, after }) => before !== after)
  if (rows.length === 0) return null
  return (
    <dl className="stack stack-tight">
      {rows.map(({ name, before, after }) => (
        <div key={name}>
          <dt className="change-label">{name}</dt>
          <dd className="change-text change-text-heading">
            {before && (
              <>
                <del>
                  <span className="visually-hidden">was </span>
                  {before}
                </del>{" "}
              </>
            )}
            <ins>
              <span className="visually-hidden">is now </span>
              {after || "none"}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
