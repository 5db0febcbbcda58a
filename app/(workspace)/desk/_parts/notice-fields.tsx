import { addsOnly, endsArticle, isGrave, NOTICE_GROUPS, NOTICE_LENGTHS } from "#core/article/notices"
import { NOTICE_LABELS, NOTICE_TYPES, type NoticeType } from "#core/article/vocabulary"
import { Checkbox } from "#ui/forms/checkbox"
import { Fieldset } from "#ui/forms/fieldset"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"
import { problemOf, typedIn } from "../../_problems"
import type { Typed } from "../_typed"

type Standing = { readonly type: NoticeType; readonly wrong: string; readonly stands: string }
type Props = {
  held: Typed
  idPrefix?: string
  /** Nothing is published at once, so that the article cannot be withdrawn with it. */
  isLater?: boolean
  /** What the notice says now, where there is one. */
  standing?: Standing | null
  /** Whether there may be none. */
  optional?: boolean
}

const FIELDS = ["noticeType", "noticeWrong", "noticeStands", "noticeConfirmed", "noticeWithdraws"]

/** A notice with a revision, folded: most changes need none. */
export function NoticeFold(props: Props) {
  const { held } = props
  const isOpen = FIELDS.some((field) => problemOf(held.problems, field) || typedIn(held, field, "") !== "")
  return (
    <details className="fold notice-fold" open={isOpen || undefined}>
      <summary>Give a public notice with it</summary>
      <p className="field-hint">
        A notice tells every reader, with the article, that something was put right, added or taken back. Most changes
        need none.
      </p>
      <NoticeFields {...props} optional />
    </details>
  )
}

/** What a notice asks for: its kind, what was wrong, what stands now, and of the grave ones that it is meant. */
export function NoticeFields({ held, idPrefix = "", isLater = false, standing = null, optional = false }: Props) {
  const problem = (field: string) => problemOf(held.problems, field)
  return (
    <div className="notice-fields stack stack-tight">
      <Kinds held={held} idPrefix={idPrefix} chosen={standing?.type ?? ""} isLater={isLater} optional={optional} />
      <TextArea
        name="noticeWrong"
        id={`${idPrefix}noticeWrong`}
        label="What was wrong"
        hint="In a sentence or two, so that somebody who relied on it knows. Leave it empty where nothing was."
        rows={3}
        maxLength={NOTICE_LENGTHS.most}
        value={typedIn(held, "noticeWrong", standing?.wrong ?? "")}
        error={problem("noticeWrong")}
      />
      <TextArea
        name="noticeStands"
        id={`${idPrefix}noticeStands`}
        label="What stands now"
        rows={3}
        maxLength={NOTICE_LENGTHS.most}
        value={typedIn(held, "noticeStands", standing?.stands ?? "")}
        error={problem("noticeStands")}
      />
      <div className={problem("noticeConfirmed") ? undefined : "notice-when-grave"}>
        <Checkbox
          name="noticeConfirmed"
          id={`${idPrefix}noticeConfirmed`}
          label="I mean this grave notice"
          hint="It warns every reader, at the head of the article, until it is taken back. That it was given stays in the history for ever."
          checked={typedIn(held, "noticeConfirmed", "") !== ""}
          error={problem("noticeConfirmed")}
        />
      </div>
      {!isLater && (
        <div className={problem("noticeWithdraws") ? undefined : "notice-when-ending"}>
          <RadioGroup
            name="noticeWithdraws"
            id={`${idPrefix}noticeWithdraws`}
            legend="Is the article withdrawn in the same step?"
            value={typedIn(held, "noticeWithdraws", "")}
            error={problem("noticeWithdraws")}
            choices={[
              {
                value: "yes",
                label: "Yes, withdraw it",
                hint: "The page stays, marked as withdrawn in every list and title, with what was wrong. It takes no contributions.",
              },
              { value: "no", label: "No, only give the notice" },
            ]}
          />
        </div>
      )}
    </div>
  )
}

type KindsProps = {
  held: Typed
  idPrefix: string
  chosen: NoticeType | ""
  isLater: boolean
  optional: boolean
}

/** The kinds by what they do for a reader, each with what it means. */
function Kinds({ held, idPrefix, chosen, isLater, optional }: KindsProps) {
  const value = typedIn(held, "noticeType", chosen)
  const id = `${idPrefix}noticeType`
  return (
    <Fieldset id={id} legend="Kind of notice" error={problemOf(held.problems, "noticeType")}>
      {optional && <Kind id={id} value="" label="No notice" isChosen={value === ""} />}
      {NOTICE_GROUPS.map(({ legend, kinds }) => (
        <fieldset key={legend} className="notice-group">
          <legend className="notice-group-title">{legend}</legend>
          {NOTICE_TYPES.flatMap((type) => {
            const meaning = (kinds as Partial<Record<NoticeType, string>>)[type]
            if (!meaning || (isLater && endsArticle(type))) return []
            return [
              <Kind
                key={type}
                id={id}
                value={type}
                label={NOTICE_LABELS[type]}
                hint={meaning}
                weight={weightOf(type)}
                isChosen={value === type}
              />,
            ]
          })}
        </fieldset>
      ))}
    </Fieldset>
  )
}

function weightOf(type: NoticeType): string | undefined {
  if (endsArticle(type)) return "grave ends"
  if (isGrave(type)) return "grave"
  return addsOnly(type) ? "adds" : undefined
}

type KindProps = { id: string; value: string; label: string; hint?: string; weight?: string; isChosen: boolean }

function Kind({ id, value, label, hint, weight, isChosen }: KindProps) {
  const own = `${id}-${value || "none"}`
  return (
    <div className="choice">
      <input
        type="radio"
        id={own}
        name="noticeType"
        value={value}
        defaultChecked={isChosen}
        data-weight={weight}
        aria-describedby={hint ? `${own}-hint` : undefined}
      />
      <label htmlFor={own}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
