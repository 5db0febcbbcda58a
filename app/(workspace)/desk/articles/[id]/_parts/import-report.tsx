import { Notice } from "#ui/text/notice"

/** What could not be kept of the text an article was made from, line by line. */
export function ImportReport({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <Notice tone="warning" title="Not everything could be kept as it was">
      <ul className="report-lines">
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
