import { InputRule, inputRules } from "prosemirror-inputrules"
import type { Plugin } from "prosemirror-state"
import type { BlockForm } from "./commands"

const FORMS: [RegExp, (match: RegExpMatchArray) => BlockForm][] = [
  [/^(#{2,4})\s$/, ([, signs = "##"]) => ({ type: "heading", level: signs.length as 2 | 3 | 4 })],
  [/^[-*•]\s$/, () => ({ type: "list_item", list: "bullet" })],
  [/^1[.)]\s$/, () => ({ type: "list_item", list: "ordered" })],
  [/^>\s$/, () => ({ type: "quote" })],
]

/** Markdown's signs at the start of a paragraph make what they stand for; undo gives the signs back. */
export function typedSigns(): Plugin {
  return inputRules({ rules: FORMS.map(([signs, formOf]) => ruleFor(signs, formOf)) })
}

function ruleFor(signs: RegExp, formOf: (match: RegExpMatchArray) => BlockForm): InputRule {
  return new InputRule(signs, (state, match, from, to) => {
    const { $from } = state.selection
    const { type, ...attrs } = formOf(match)
    const node = state.schema.nodes[type]
    if (!node || $from.depth !== 1 || $from.parent.type.name !== "paragraph") return null
    return state.tr.delete(from, to).setNodeMarkup($from.before(1), node, { ...attrs, id: $from.parent.attrs.id })
  })
}
