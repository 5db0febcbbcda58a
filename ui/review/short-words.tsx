import type { Inline } from "#core/document/schema"
import { plainText } from "#core/text/content"

/** A change in one line: the words that go and the words that come, shortened where they are long. */
export function ShortWords({ before, after }: { before: readonly Inline[]; after: readonly Inline[] }) {
  const [was, is] = [shortened(before), shortened(after)]
  if (was === is) return <span>{is}</span>
  return (
    <>
      {was && <del>{was}</del>} {is && <ins>{is}</ins>}
    </>
  )
}

const MOST = 90

function shortened(content: readonly Inline[]): string {
  const text = plainText(content).replaceAll("\uFFFC", " ").replace(/\s+/g, " ").trim()
  return text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text
}
