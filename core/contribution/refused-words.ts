import { normaliseBlocks } from "#core/document/block-form"
import { inspectCharacters } from "#core/document/hygiene"
import { linkToTakeOff, safeHref } from "#core/document/links"
import type { Block } from "#core/document/schema"
import { ATOM, plainText, wholeContent } from "#core/text/content"

/** What is wrong with the first character or link of a text that may not stand; undefined where everything may. */
export function refusedInBlocks(blocks: readonly Block[]): string | undefined {
  for (const block of blocks) {
    const sentence = refusedCharacter(block) ?? refusedAddress(block)
    if (sentence) return sentence
  }
  return undefined
}

/** The text without the characters and links that may not stand; blocks that have none are the very same. */
export function withoutRefusedWords(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    refusedInBlocks([block]) === undefined ? [block] : normaliseBlocks({ blocks: [block] }, () => {}).blocks,
  )
}

function refusedCharacter(block: Block): string | undefined {
  const text = plainText(wholeContent(block)).replaceAll(ATOM, "\n")
  return inspectCharacters(text).refused[0]?.sentence
}

function refusedAddress(block: Block): string | undefined {
  for (const inline of wholeContent(block)) {
    const link = inline.type === "text" ? inline.marks?.find((mark) => mark.type === "link") : undefined
    if (inline.type !== "text" || link?.type !== "link" || safeHref(link.href) !== null) continue
    return linkToTakeOff({ words: inline.text, href: link.href })
  }
  return undefined
}
