import type { AuthorRow } from "#core/credit/arrange-authors"
import { AUTHOR_ROLES } from "#core/credit/authors"
import type { Byline } from "#core/credit/byline"
import { CREDIT_ROLES } from "#core/credit/roles"
import { personPath } from "#core/metadata/addresses"
import { Checkbox } from "#ui/forms/checkbox"
import { describedBy } from "#ui/forms/described-by"
import { FieldError } from "#ui/forms/field-frame"
import { headedName } from "#ui/people/credited"

type Props = {
  at: number
  count: number
  row: AuthorRow
  /** Who it is, where that is known. */
  byline: Byline | null
  error: string | undefined
  arrange: string
  hasFocus: boolean
}

/** One author: who, what for, and where in the order. */
export function AuthorRowFields({ at, count, row, byline, error, arrange, hasFocus }: Props) {
  const id = `authors.${at}`
  return (
    <li>
      <fieldset className={error ? "author-row field-wrong" : "author-row"} id={id} tabIndex={-1}>
        <legend className="visually-hidden">Author {at + 1}</legend>
        <input type="hidden" name={`author.${at}.personId`} value={row.personId} />
        {byline ? (
          <Known at={at} byline={byline} />
        ) : (
          <NameField at={at} name={row.name} error={error} hasFocus={hasFocus} />
        )}
        <FieldError id={`author.${at}.name`} error={error} />
        <Roles at={at} roles={row.roles} />
        {count > 1 && (
          <Order
            at={at}
            count={count}
            name={byline?.name ?? row.name}
            arrange={arrange}
            hasFocus={hasFocus && byline !== null}
          />
        )}
      </fieldset>
    </li>
  )
}

function Known({ at, byline }: { at: number; byline: Byline }) {
  const href = personPath(byline.slug)
  const details = [byline.credentials, byline.affiliation].filter(Boolean).join(", ")
  const what = byline.isNameOnly ? "Named only: no account, no page, interests not stated" : details
  return (
    <div>
      <input type="hidden" name={`author.${at}.name`} value={byline.name} />
      <p className="author-name">{href ? <a href={href}>{byline.name}</a> : headedName(byline.name)}</p>
      {what && <p className="quiet small">{what}</p>}
    </div>
  )
}

function NameField({
  at,
  name,
  error,
  hasFocus,
}: {
  at: number
  name: string
  error: string | undefined
  hasFocus: boolean
}) {
  const id = `author.${at}.name`
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        Name of author {at + 1}
      </label>
      <input
        id={id}
        name={id}
        className="input"
        list="people"
        defaultValue={name}
        maxLength={240}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: the row was just asked for.
        autoFocus={hasFocus}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { error })}
      />
    </div>
  )
}

function Roles({ at, roles }: { at: number; roles: readonly string[] }) {
  const chosen = AUTHOR_ROLES.filter((role) => roles.includes(role))
  const words = chosen.map((role) => CREDIT_ROLES[role].label).join(", ")
  return (
    <details className="author-roles" open={chosen.length === 0}>
      <summary>Credited with: {words || "choose at least one"}</summary>
      <div className="choices">
        {AUTHOR_ROLES.map((role) => (
          <Checkbox
            key={role}
            id={`author.${at}.roles.${role}`}
            name={`author.${at}.roles`}
            value={role}
            label={CREDIT_ROLES[role].label}
            checked={roles.includes(role)}
          />
        ))}
      </div>
    </details>
  )
}

type OrderProps = { at: number; count: number; name: string; arrange: string; hasFocus: boolean }

function Order({ at, count, name, arrange, hasFocus }: OrderProps) {
  const whom = name || `author ${at + 1}`
  const moves = [
    { asked: `up.${at}`, word: "Earlier", can: at > 0 },
    { asked: `down.${at}`, word: "Later", can: at < count - 1 },
    { asked: `off.${at}`, word: "Take off", can: true },
  ].filter(({ can }) => can)
  return (
    <div className="actions">
      {moves.map(({ asked, word }, index) => (
        <button
          key={asked}
          type="submit"
          className="button button-quiet button-small"
          name="do"
          value={asked}
          formAction={arrange}
          formNoValidate
          aria-label={`${word}: ${whom}`}
          // biome-ignore lint/a11y/noAutofocus: the row was just moved here.
          autoFocus={hasFocus && index === 0}
        >
          {word}
        </button>
      ))}
    </div>
  )
}
