import { Notice } from "#ui/text/notice"

type Props = {
  /** What could not be kept, line by line. */
  lines: readonly string[]
  /** What the text says of its authors, its day and its place. */
  said: readonly string[]
}

/** What became of the text that an article was made from. */
export function ImportReport({ lines, said }: Props) {
  if (lines.length === 0 && said.length === 0) return null
  const isWhole = lines.length === 0
  return (
    <Notice
      tone={isWhole ? "success" : "warning"}
      title={isWhole ? "Everything was kept" : "Not everything could be kept as it was"}
    >
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {!isWhole && (
        <ul className="report-lines">
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
