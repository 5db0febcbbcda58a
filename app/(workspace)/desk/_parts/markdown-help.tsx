const SIGNS = [
  ["# Title", "The title, once, on the first line"],
  ["*One sentence*", "On its own below the title: the summary"],
  ["## Heading", "A section; ### and #### for smaller ones"],
  ["**bold**, *italic*", "Emphasis"],
  ["- item", "A list; 1. for a numbered one"],
  ["> words", "A quotation"],
  ["[words](https://…)", "A link"],
  ["Words.[^1]", "A citation, with “[^1]: The source.” at the end"],
  ["| A | B |", "A table, with “| --- | --- |” below its first row"],
  ["![description](https://…)", "A picture, alone in its paragraph"],
  ["H<sub>2</sub>O", "Subscript; <sup> for superscript"],
] as const

/** How text is marked up here, for those who do not know it by heart. */
export function MarkdownHelp() {
  return (
    <details className="markdown-help">
      <summary>How to mark up text</summary>
      <dl>
        {SIGNS.map(([sign, means]) => (
          <div key={sign}>
            <dt>
              <code>{sign}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
