import { visibleCharacters } from "#core/document/hygiene"
import { Notice } from "#ui/text/notice"

/** Says that there are characters in what is new that could be overlooked or taken for others; the text shows them as signs. */
export function HiddenCharacters({ texts }: { texts: readonly string[] }) {
  const names = new Map<string, number>()
  for (const piece of texts.flatMap(visibleCharacters)) {
    if (piece.kind === "marked") names.set(piece.name, (names.get(piece.name) ?? 0) + 1)
  }
  if (names.size === 0) return null
  return (
    <Notice tone="warning" title="Some characters here are easily overlooked">
      <p>They are shown as signs, such as [U+200B], in the text below:</p>
      <ul>
        {[...names].map(([name, count]) => (
          <li key={name}>
            {name}
            {count > 1 && `, ${count} times`}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
