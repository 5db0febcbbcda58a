import { blockText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import { blockName } from "./block-name"

type Props = {
  blocks: readonly Block[]
  /** Block id -> what its field holds. */
  written: Readonly<Record<string, string>>
}

/** The passages whose fields were changed, in reading order, each with a way there. */
export function MyChanges({ blocks, written }: Props) {
  const changed = blocks.flatMap((block, index) =>
    block.id in written ? [{ block, name: blockName(block, index + 1) }] : [],
  )
  return (
    <section className="my-changes" id="reasons" aria-labelledby="my-changes-title">
      <h2 className="section-title" id="my-changes-title">
        My changes{changed.length > 0 && ` (${changed.length})`}
      </h2>
      <p className="quiet">On the next page, each change can be given a reason and a source of its own.</p>
      {changed.length === 0 ? (
        <p className="quiet">None yet. Open “Edit” below a passage.</p>
      ) : (
        <ol className="plain-list">
          {changed.map(({ block, name }) => (
            <li key={block.id}>
              <a href={`#edit-${block.id}`}>
                <span className="visually-hidden">{name}: </span>
                {opening(block) || name}
              </a>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function opening(block: Block): string {
  const text = blockText(block).replaceAll("\uFFFC", "")
  return shortened(text, 60)
}
