import { MailLink } from "#ui/site/mail-link"
import type { HouseFacts } from "./facts"

/** What this publication is, for somebody who sees it for the first time. */
export function About({ contact }: HouseFacts) {
  return (
    <>
      <p>
        Most articles are finished on the day they appear. What their readers know better, and some readers always do,
        is lost in comments below the text, in letters to the editor, or nowhere at all.
      </p>
      <p>
        An article here stays open. It is written by a journalist or an editor, and then improved by people who know the
        field: a physician who has treated the patients, an engineer who has built the machine, a scientist who has read
        the trial. A <em>scholium</em> is the old word for what such readers wrote into the margin.
      </p>
      <h2>What an expert can do</h2>
      <p>
        There are two ways to contribute. An <strong>insight</strong> is a signed comment that stands in the margin,
        beside the passage it is about. An <strong>edit</strong> is a change to the text itself: a wrong number, a
        missing caveat, a sentence that says more than its source does. Both begin by selecting the words, or with the
        link at the end of every article.
      </p>
      <h2>What happens then</h2>
      <ol>
        <li>An editor reads the contribution against the article as it stands, with the expert’s interests in view.</li>
        <li>
          The editor publishes it, asks for changes, or declines it, and says why. Nobody decides on their own work.
        </li>
        <li>
          Once it is published, a new revision of the article is live, and the expert is credited with what they gave.
        </li>
      </ol>
      <h2>What a reader can rely on</h2>
      <ul>
        <li>
          <strong>You see who wrote what.</strong> Every insight carries its author’s name, affiliation and declared
          interests, and says how we know who they are. Every word of the text has one author in the record.
        </li>
        <li>
          <strong>You see what changed.</strong> Each article has a history. Substantive changes are listed first, small
          repairs on request, and any two revisions can be compared word by word.
        </li>
        <li>
          <strong>Nothing is changed in silence.</strong> The text of each revision is kept as its readers read it, at
          an address of its own, with a fingerprint of itself and of every revision before it.
        </li>
        <li>
          <strong>Errors are named.</strong> A correction stands at the top of the article, and stays in its history.
        </li>
      </ul>
      <p>
        Read on: <a href="/policies/contributors">for contributors</a>, <a href="/policies/credit">how credit works</a>,{" "}
        <a href="/policies/corrections">corrections</a>, <a href="/policies/disclosure">interests</a>,{" "}
        <a href="/policies/privacy">privacy</a>.
      </p>
      {contact && (
        <p>
          Write to the editors: <MailLink to={contact} />
        </p>
      )}
    </>
  )
}
