import { CHANGE_LABELS } from "#core/contribution/change-in-words"
import type { Ruled, RuledChange, RuledPlace } from "#core/contribution/ruled"
import { RULED_LABELS, ruledInWords, TAKE_OUTCOMES } from "#core/contribution/ruled-in-words"
import type { Inline } from "#core/document/schema"
import { counted } from "#core/metadata/in-words"
import { InlineContent } from "#ui/article/inline-content"
import { ShortWords } from "#ui/review/short-words"

/** What a merge made of a suggested edit: counted, then every change that was not simply taken, with the editor's word on it. */
export function RuledChanges({ ruled }: { ruled: Ruled }) {
  const { changes, places } = ruled
  const left = Math.max(0, changes.length - MOST) + Math.max(0, places.length - MOST)
  return (
    <div className="ruled">
      <p>{ruledInWords(ruled)}</p>
      {changes.length + places.length > 0 && (
        <ul className="plain-list">
          {changes.slice(0, MOST).map((change) => (
            <li key={change.id} className="ruled-change">
              <RuledOne change={change} />
            </li>
          ))}
          {places.slice(0, MOST).map((place) => (
            <li key={place.id} className="ruled-change">
              <PlaceOne place={place} />
            </li>
          ))}
        </ul>
      )}
      {left > 0 && <p className="quiet">And {counted(left, "more change")} like these.</p>}
    </div>
  )
}

/** Of a long edit so many are listed: the comparison of the two revisions shows them all. */
const MOST = 50

function RuledOne({ change: { what, before, after, verdict, amended, word } }: { change: RuledChange }) {
  return (
    <>
      <p>
        <strong>{RULED_LABELS[verdict]}.</strong> {CHANGE_LABELS[what]}: <ShortWords before={before} after={after} />
      </p>
      {amended && <Words label="It now reads" content={amended} />}
      {word && <p className="ruled-word">“{word}”</p>}
    </>
  )
}

function PlaceOne({ place: { take, ours, theirs, own } }: { place: RuledPlace }) {
  return (
    <>
      <p>
        <strong>{TAKE_OUTCOMES[take]}</strong> The article had changed here too.
      </p>
      {ours.length > 0 && <Words label="The article said" content={ours} />}
      {theirs.length > 0 && <Words label="You suggested" content={theirs} />}
      {own && <Words label="It now reads" content={own} />}
    </>
  )
}

function Words({ label, content }: { label: string; content: readonly Inline[] }) {
  return (
    <p className="ruled-words">
      <span className="quiet">{label}:</span> <InlineContent content={[...content]} revealed />
    </p>
  )
}
