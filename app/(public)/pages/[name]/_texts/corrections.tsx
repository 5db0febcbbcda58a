import { NOTICE_GROUPS } from "#core/article/notices"
import { NOTICE_LABELS, NOTICE_TYPES, type NoticeType } from "#core/article/vocabulary"
import { MailLink } from "#ui/site/mail-link"
import type { HouseFacts } from "./facts"

/** How errors are put right. */
export function Corrections({ contact }: HouseFacts) {
  return (
    <>
      <p>
        Living articles change often, and most changes are additions. This is about the other kind: something we
        published was wrong.
      </p>
      <h2>Tell us</h2>
      <p>
        {contact && (
          <>
            If you have found an error, follow “Report an error” below the article or in the menu that comes up when you
            select its words. It begins a mail to <MailLink to={contact} /> in which the article, the revision and the
            words are filled in; you need no account.{" "}
          </>
        )}
        {contact ? "Or sign in," : "If you have found an error, sign in,"} select the words and suggest an edit, which
        credits you. If the error could harm somebody, say so first: that is what the editors should read before
        anything else.
      </p>
      <h2>What we do</h2>
      <p>
        We put the text right in a new revision, and a notice says what was wrong and what stands now. It stands at the
        head of the article with its date until the article changes in substance again; a warning stays there until it
        is taken back. All notices are listed below the text, and each leads to a comparison that shows, word by word,
        what stood there and what stands there now. The revision that was wrong stays at its address, marked as an
        earlier one.
      </p>
      <p>
        A notice that was itself wrong is corrected or taken back in the open: who did that, when and why stands with it
        and in the history. An article that is withdrawn or closed, or opened again, says since when and by whom, and
        the history and the feeds say so too.
      </p>
      <h2>What we call it</h2>
      {NOTICE_GROUPS.map(({ legend, kinds }) => (
        <div key={legend}>
          <h3>{legend}</h3>
          <dl>
            {NOTICE_TYPES.flatMap((type) => {
              const meaning = (kinds as Partial<Record<NoticeType, string>>)[type]
              return meaning
                ? [<dt key={type}>{NOTICE_LABELS[type]}</dt>, <dd key={`${type} means`}>{meaning}</dd>]
                : []
            })}
          </dl>
        </div>
      ))}
      <p>
        These are the terms that publishers use for updates to the scholarly record (Crossref). A spelling mistake is
        mended without a notice; it still makes a revision that anybody can look at.
      </p>
      <h2>What we never do</h2>
      <p>
        We do not change an article in silence, and we do not delete its history. Each revision carries a fingerprint of
        itself and of all before it, so that a change made behind our readers’ backs would show.
      </p>
    </>
  )
}
