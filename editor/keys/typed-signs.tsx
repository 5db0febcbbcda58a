import { InputRule, inputRules } from "prosemirror-inputrules"
import { type Plugin, TextSelection } from "prosemirror-state"
import type { BlockForm } from "./commands"

type Made = BlockForm & { readonly start?: number; readonly language?: string }

const FORMS: [RegExp, (match: RegExpMatchArray) => Made][] = [
  [/^(#{2,4})\s$/, ([, signs = "##"]) => ({ type: "heading", level: signs.length as 2 | 3 | 4 })],
  [/^[-*•]\s$/, () => ({ type: "list_item", list: "bullet" })],
  [/^(\d{1,3})[.)]\s$/, ([, number]) => ({ type: "list_item", list: "ordered", ...startAt(Number(number)) })],
  [/^>\s$/, () => ({ type: "quote" })],
  [/^```([\w#+.-]{0,40})\s$/, ([, name]) => ({ type: "code_block", ...(name && { language: name }) })],
]

/** Markdown's signs at the start of a paragraph make what they stand for; undo gives the signs back. */
export function typedSigns(): Plugin {
  return inputRules({ rules: [...FORMS.map(([signs, formOf]) => ruleFor(signs, formOf)), LINE] })
}

const startAt = (number: number) => (number === 1 ? {} : { start: number })

function ruleFor(signs: RegExp, formOf: (match: RegExpMatchArray) => Made): InputRule {
  return new InputRule(signs, (state, match, from, to) => {
    const { $from } = state.selection
    const { type, ...attrs } = formOf(match)
    const node = state.schema.nodes[type]
    if (!node || $from.depth !== 1 || $from.parent.type.name !== "paragraph") return null
    return state.tr.delete(from, to).setNodeMarkup($from.before(1), node, { ...attrs, id: $from.parent.attrs.id })
  })
}

const LINE = new InputRule(/^---$/, ({ schema, selection: { $from }, tr }) => {
  const { divider, paragraph } = schema.nodes
  if (!divider || !paragraph || $from.depth !== 1 || $from.parent.type !== paragraph) return null
  if ($from.parent.content.size > 2) return null
  const at = $from.before(1)
  tr.replaceWith(at, $from.after(1), [divider.create(), paragraph.create({ id: $from.parent.attrs.id })])
  return tr.setSelection(TextSelection.create(tr.doc, at + 2))
})
