import type { Span } from "#core/authorship/spans"
import { inlineText } from "#core/document/plain-text"
import type { Block } from "#core/document/schema"
import { wholeContent } from "#core/text/content"

/** A block with the authorship of its characters: `spans` cover `attributedText(block)` exactly. */
export type AttributedBlock = { readonly block: Block; readonly spans: readonly Span[] }

/**
 * The text that spans and anchors measure, in UTF-16 units, a citation as one U+FFFC and a break as one "\n". It is the
 * block's text (`blockText`); for a table the caption and then every cell in reading order, each after one "\n".
 */
export function attributedText(block: Block): string {
  return inlineText(wholeContent(block))
}
