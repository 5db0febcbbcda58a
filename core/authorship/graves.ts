import type { Shelf, Source } from "#core/authorship/copies"
import { type DeadRun, deadRunsOf, type Graveyard, graveyardOf } from "#core/authorship/graveyard"
import { endsSentence, sentencesOf } from "#core/authorship/sentences"
import { FREE, keysOf, type Strand, weave } from "#core/authorship/strand"

/** A dead run as a source of words; `slot` is the run with its neighbours. */
export type Grave = Source & { readonly run: DeadRun; readonly slot: string }

/** The graves of a graveyard, newest first. */
export function gravesOf(graveyard: Graveyard): Shelf<Grave> {
  return { sources: graveyard.runs.map(graveOf).reverse(), opened: new Map() }
}

/**
 * The graveyard after a revision: what was given back (no longer free in the opened `graves`) is taken out, what newly
 * `died` is added, and what no longer fits is forgotten.
 */
export function bury({ sources, opened }: Shelf<Grave>, died: readonly DeadRun[]): Graveyard {
  const runs: DeadRun[] = []
  for (const grave of sources.toReversed()) {
    const strand = opened.get(grave)
    if (strand?.free.some((free) => free !== FREE)) runs.push(...remainsOf(grave.run, strand))
    else runs.push(grave.run)
  }
  return graveyardOf([...runs, ...died])
}

function remainsOf({ content, left, right, code }: DeadRun, strand: Strand): DeadRun[] {
  return deadRunsOf(strand, content, { left, right, code: code === true })
}

/** Words with the two tokens on either side of them, as one string. */
export function slotOf(left: string, words: string, right: string): string {
  return `${left}\n${words}\n${right}`
}

/** A run is cut into words once for all the revisions it lies through, as long as it is in memory. */
const known = new WeakMap<DeadRun, Grave>()

function graveOf(run: DeadRun): Grave {
  const grave = known.get(run)
  if (grave) return grave
  const woven = weave(run.content, run.code ? "code" : "prose")
  const before = run.left.trimEnd().split(" ").at(-1) ?? ""
  const sentences = sentencesOf(woven, { starts: before === "" || endsSentence(before), ends: run.right === "" })
  const slot = slotOf(run.left, keysOf(woven, 0, woven.tokens.length), run.right)
  const made = { run, woven, spans: run.spans, sentences, slot }
  known.set(run, made)
  return made
}
