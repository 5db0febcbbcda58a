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
        We put the text right in a new revision, and say openly what was put right. The notice stands at the top of the
        article with its date, it is listed below the text with all earlier ones, and it leads to a comparison that
        shows, word by word, what stood there and what stands there now. The revision that was wrong stays at its
        address, marked as an earlier one.
      </p>
      <h2>What we call it</h2>
      <dl>
        <dt>Clarification</dt>
        <dd>What we wrote was not wrong, but could be misread.</dd>
        <dt>Correction</dt>
        <dd>A fact was wrong.</dd>
        <dt>Addendum</dt>
        <dd>Something new belongs to what we wrote, such as the result of a trial.</dd>
        <dt>Expression of concern</dt>
        <dd>There is reason to doubt part of the article, and we are looking into it.</dd>
        <dt>Removal</dt>
        <dd>A contribution was taken out, by its author’s wish or our decision.</dd>
        <dt>Retraction, withdrawal</dt>
        <dd>The article, or part of it, should not be relied on any more. The page stays, with what was said of it.</dd>
      </dl>
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
