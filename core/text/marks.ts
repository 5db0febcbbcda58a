import { MARK_ORDER } from "#core/document/mark-order"
import type { Inline, Mark } from "#core/document/schema"
import { sameMark } from "#core/text/content"

type Marks = readonly Mark[]

/**
 * Merges the marks of one stretch of text: a mark stays if both kept it, comes if either added it, goes if either removed it.
 * Two different new targets for one link contradict each other: `conflict`, and ours stands.
 */
export function mergeMarks(base: Marks, ours: Marks, theirs: Marks): { marks: Mark[]; conflict: boolean } {
  let conflict = false
  const marks = MARK_ORDER.flatMap((type): Mark[] => {
    const [b, o, t] = [base, ours, theirs].map((list) => list.find((mark) => mark.type === type))
    if (sameMark(o, t) || sameMark(t, b)) return o ? [o] : []
    if (sameMark(o, b)) return t ? [t] : []
    conflict = true
    return o ? [o] : []
  })
  return { marks, conflict }
}

/** The marks that one side put on, or took off, all of a text: what a text that the other side wrote there should follow. */
export function marksCarried(before: readonly Inline[], after: readonly Inline[]): { added: Mark[]; removed: Mark[] } {
  const commonAfter = commonMarks(after)
  const commonBefore = commonMarks(before)
  return {
    added: commonAfter.filter((mark) => !before.some((node) => hasMark(node, mark))),
    removed: commonBefore.filter((mark) => !after.some((node) => hasMark(node, mark))),
  }
}

function commonMarks(content: readonly Inline[]): Mark[] {
  const texts = content.filter((node) => node.type === "text")
  return (texts[0]?.marks ?? []).filter((mark) => texts.every((node) => hasMark(node, mark)))
}

function hasMark(node: Inline, mark: Mark): boolean {
  return node.type === "text" && (node.marks ?? []).some((other) => sameMark(mark, other))
}

/** A content with some marks put on and some taken off. A link that is already there is not replaced by another. */
export function remark(content: readonly Inline[], change: { added: Marks; removed: Marks }): Inline[] {
  if (change.added.length === 0 && change.removed.length === 0) return [...content]
  return content.map((node) => {
    if (node.type !== "text") return node
    const kept = (node.marks ?? []).filter((mark) => !change.removed.some((other) => sameMark(mark, other)))
    const fresh = change.added.filter((mark) => !kept.some((other) => other.type === mark.type))
    return withMarks(node, inOrder([...kept, ...fresh]))
  })
}

/** A text node in other marks; without a `marks` field when there are none. */
export function withMarks(node: Inline, marks: Marks): Inline {
  if (node.type !== "text") return node
  const { type, text } = node
  return marks.length > 0 ? { type, text, marks: [...marks] } : { type, text }
}

function inOrder(marks: Marks): Mark[] {
  return MARK_ORDER.flatMap((type) => marks.find((mark) => mark.type === type) ?? [])
}
