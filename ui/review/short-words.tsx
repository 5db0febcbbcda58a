import type { Inline } from "#core/document/schema"
import { plainText } from "#core/text/content"
import { Leaf } from "#ui/article/leaf"

/** A change in one line: the words that go and the words that come, shortened where they are long; nothing overlooked. */
export function ShortWords({ before, after }: { before: readonly Inline[]; after: readonly Inline[] }) {
  const [was, is] = [shortened(before), shortened(after)]
  if (was === is)
    return (
      <span>
        <Revealed text={is} />
      </span>
    )
  return (
    <>
      {was && (
        <del>
          <Revealed text={was} />
        </del>
      )}{" "}
      {is && (
        <ins>
          <Revealed text={is} />
        </ins>
      )}
    </>
  )
}

const Revealed = ({ text }: { text: string }) => <Leaf node={{ type: "text", text }} follows={false} revealed />

const MOST = 90

function shortened(content: readonly Inline[]): string {
  const text = plainText(content)
    .replaceAll("\uFFFC", " ")
    .replace(/[ \t\n]+/g, " ")
    .trim()
  return text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text
}
