import { attributeRevision } from "#core/authorship/attribute"
import { type AttributedBlock, attributedText } from "#core/authorship/attributed"
import { EMPTY_GRAVEYARD, type Graveyard } from "#core/authorship/graveyard"
import { graveyardAfterRestore } from "#core/authorship/restore"
import type { Span } from "#core/authorship/spans"
import { textsHash } from "#core/document/content-hash"
import type { Document } from "#core/document/schema"
import { withIdsOf } from "#core/text/plain"

/** A revision of an article that comes from elsewhere. `restores`: the number (from 0) of the revision that it gives back. */
export type Told = { readonly document: Document; readonly restores?: number | undefined }

type Options = {
  /** Whether the blocks' ids can be relied on; if not, blocks are known again by what they say. */
  readonly hasIds?: boolean
  /** Whether a revision that says word for word what an earlier one said gives that one back, also if nobody tells. */
  readonly recognise?: boolean
}

/**
 * Attributes a whole history, one revision at a time; origins are "0", "1" ... by revision. A revision that gives back an
 * earlier one (as it is told, or because it says the very same) takes over its authorship as it was: nothing is compared.
 *
 * The texts of past revisions are not kept, only a hash and the spans of each, which unchanged blocks share: what is held
 * grows with what was changed, not with the length of the article times its revisions.
 */
export function* attributeHistory(
  revisions: Iterable<Told>,
  { hasIds = false, recognise = true }: Options = {},
): Generator<readonly AttributedBlock[]> {
  const past: Past[] = []
  const latest = new Map<string, Past>()
  let blocks: readonly AttributedBlock[] = []
  let graveyard: Graveyard = EMPTY_GRAVEYARD
  for (const { document, restores } of revisions) {
    const hash = hashOf(document)
    const told = restores === undefined ? undefined : past[restores]
    const given = told?.hash === hash ? told : recognise ? latest.get(hash) : undefined
    const made: { blocks: readonly AttributedBlock[]; graveyard: Graveyard } = given
      ? giveBack(given, document, { blocks, graveyard })
      : attributeRevision({
          before: blocks,
          after: hasIds ? document : named(document, { blocks, revision: past.length }),
          origin: `${past.length}`,
          nextOffset: 0,
          graveyard,
        })
    // Only what attribution needs is carried on.
    blocks = made.blocks.map(({ block, spans }) => ({ block, spans }))
    graveyard = made.graveyard
    const now = { hash, ids: blocks.map(({ block }) => block.id), spans: blocks.map(({ spans }) => packed(spans)) }
    past.push(now)
    latest.set(hash, now)
    yield blocks
  }
}

/** What is kept of a past revision: enough to give it back to whoever brings its text again. */
type Past = { readonly hash: string; readonly ids: readonly string[]; readonly spans: readonly Packed[] }

type Standing = { readonly blocks: readonly AttributedBlock[]; readonly graveyard: Graveyard }

function giveBack({ ids, spans }: Past, document: Document, { blocks: before, graveyard }: Standing): Standing {
  const blocks = document.blocks.map((block, i) => ({
    block: { ...block, id: ids[i] ?? block.id },
    spans: unpacked(spans[i]),
  }))
  return { blocks, graveyard: graveyardAfterRestore({ before, restored: blocks, graveyard }) }
}

function named(
  document: Document,
  { blocks, revision }: { blocks: readonly AttributedBlock[]; revision: number },
): Document {
  return withIdsOf(
    blocks.map(({ block }) => block),
    document,
    `r${revision}`,
  )
}

/** Spans of numbered origins, three numbers each: a long history holds many. */
type Packed = Int32Array

/** A block that did not change has the spans it had, and they are packed once. */
const known = new WeakMap<readonly Span[], Packed>()

function packed(spans: readonly Span[]): Packed {
  const numbers =
    known.get(spans) ?? Int32Array.from(spans.flatMap(([length, origin, offset]) => [length, Number(origin), offset]))
  known.set(spans, numbers)
  return numbers
}

function unpacked(numbers: Packed = new Int32Array()): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < numbers.length; i += 3) {
    spans.push([numbers[i] ?? 0, `${numbers[i + 1]}`, numbers[i + 2] ?? 0])
  }
  known.set(spans, numbers)
  return spans
}

/** Equal for documents that say the very same, block by block. */
function hashOf({ blocks }: Document): string {
  return textsHash(blocks.flatMap((block) => [block.type, attributedText(block)]))
}
