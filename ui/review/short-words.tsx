import type { Inline } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import { plainText } from "#core/text/content"
import { Leaf } from "#ui/article/leaf"

/** A change in one line: the words that go and the words that come, shortened where they are long; nothing overlooked. */
export function ShortWords({ before, after }: { before: readonly Inline[]; after: readonly Inline[] }) {
  const [was, is] = [oneLine(before), oneLine(after)]
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

function oneLine(content: readonly Inline[]): string {
  const text = plainText(content)
    .replaceAll("\uFFFC", " ")
    .replace(/[ \t\n]+/g, " ")
    .trim()
  return shortened(text, MOST)
}
