/** How errors are put right. */
export function Corrections() {
  return (
    <>
      <p>
        Living articles change often, and most changes are additions. This is about the other kind: something we
        published was wrong.
      </p>
      <h2>Tell us</h2>
      <p>
        If you have found an error, select the words and suggest an edit. If the error could harm somebody, say so first
        in the reason you give: that is what the editors read before anything else.
      </p>
      <h2>What we do</h2>
      <p>
        We put the text right in a new revision, and we say openly what was wrong. The notice stands at the top of the
        article with its date, it is listed below the text with all earlier ones, and it leads to a comparison that
        shows the change word by word. The revision that was wrong stays at its address, marked as an earlier one.
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
        <dd>The article, or part of it, should not be relied on any more. The page stays, with the reason on top.</dd>
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
