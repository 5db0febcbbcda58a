import { type Held, mergeHeld, sidesInWords } from "#core/contribution/held-words"
import { takesFor } from "#core/contribution/settle"
import { blockText, CITATION_CHARACTER } from "#core/document/plain-text"
import type { Source } from "#core/document/schema"
import type { Resolution } from "#core/text/conflict"
import { diffDocuments } from "#core/text/diff"
import { indexCitations } from "#ui/article/citations"
import type { Choices, Offer, Question, Side } from "./held-words"
import type { Lost } from "./use-saver"

type Beside = Partial<Pick<Offer, "fields" | "questions" | "loose">> & { readonly sources?: readonly Source[] }

/** What is shown of words that a device holds, before they are put to what stands now. */
export function offerOf({ at }: Pick<Lost, "at">, held: Held, { sources = [], ...beside }: Beside = {}): Offer {
  const { document, conflicts } = mergeHeld(held)
  const saved = { blocks: [...held.saved] }
  const asked = conflicts.map((conflict): Question => {
    const sides = sidesInWords(conflict)
    return { id: conflict.id, ...sides, start: startOf(takesFor(conflict).includes("both"), sides) }
  })
  return {
    at,
    changes: diffDocuments(saved, document).filter(({ kind }) => kind !== "same"),
    citations: indexCitations({ blocks: [...saved.blocks, ...document.blocks] }, [...sources]),
    fields: beside.fields ?? [],
    questions: [...asked, ...(beside.questions ?? [])],
    loose: beside.loose ?? [],
  }
}

/** Both where there are two texts, else the one that says something. */
export function startOf(canBoth: boolean, { saved, held }: Pick<Question, "saved" | "held">): Side {
  if (canBoth && saved !== "" && held !== "") return "both"
  return saved === "" ? "held" : "saved"
}

const TAKES = { saved: "ours", held: "theirs", both: "both" } as const satisfies Record<Side, string>

/** What was chosen, as the merge takes it. */
export const resolutionsOf = (choices: Choices): Record<string, Resolution> =>
  Object.fromEntries(Object.entries(choices).map(([id, side]) => [id, { take: TAKES[side] }]))

/** The words of a block as they are read, without the signs that stand for citations. */
export const plainWords = (block: Parameters<typeof blockText>[0]): string =>
  blockText(block).replaceAll(CITATION_CHARACTER, "").replace(/\s+/g, " ").trim()
