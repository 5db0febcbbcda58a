import { NOTICE_LABELS, type NoticeType } from "#core/article/vocabulary"
import { RadioGroup } from "#ui/forms/radio-group"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"

type Ruled = { readonly seq: number; readonly type: NoticeType; readonly wrong: string; readonly note: string }

/** Of each notice on what is taken out or back: whether it still holds. */
export function NoticeRulings({ notices, held }: { notices: readonly Ruled[]; held: Typed }) {
  return notices.map(({ seq, type, wrong, note }) => (
    <RadioGroup
      key={seq}
      name={`notices.${seq}`}
      legend={`Revision ${seq} carries a notice for readers: ${NOTICE_LABELS[type]}. Does it still hold?`}
      hint={wrong || note}
      value={typedIn(held, `notices.${seq}`, "")}
      error={problemOf(held.problems, `notices.${seq}`)}
      choices={[
        { value: "take_back", label: "No, take it back", hint: "The history says that it was given and taken back." },
        { value: "keep", label: "Yes, it stays" },
      ]}
    />
  ))
}
