import type { Inline, Source } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import { sourceLine } from "#core/document/source-line"
import { Leaf } from "#ui/article/leaf"

type Props = {
  readonly before: readonly Inline[]
  readonly after: readonly Inline[]
  /** The sources that its citations point into, in the order of their numbers. */
  readonly sources?: readonly Source[]
}

/** A citation by the number and the words of its source; a source that is not known is one all the same. */
function cited(refId: string, sources: readonly Source[]): string {
  const at = sources.findIndex(({ id }) => id === refId)
  const source = sources[at]
  return source ? ` [${sourceLine({ ...source, text: shortened(source.text, 50) }, at + 1)}]` : " [a source]"
}

/** A change in one line: the words that go and the words that come, shortened where they are long; nothing overlooked. */
export function ShortWords({ before, after, sources = [] }: Props) {
  const [was, is] = [oneLine(before, sources), oneLine(after, sources)]
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

function oneLine(content: readonly Inline[], sources: readonly Source[]): string {
  const text = content
    .map((node) => (node.type === "text" ? node.text : node.type === "citation" ? cited(node.refId, sources) : " "))
    .join("")
    .replace(/[ \t\n]+/g, " ")
    .trim()
  return shortened(text, MOST)
}
