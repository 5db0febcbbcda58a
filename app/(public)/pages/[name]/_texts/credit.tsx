/** How credit is reckoned and shown. */
export function Credit() {
  return (
    <>
      <p>
        Experts work here without pay. Full credit is what they get for it, so we reckon it with care, show it where it
        is seen, and keep it.
      </p>
      <h2>What you are credited with</h2>
      <p>
        You say yourself what your contribution was: expert commentary, a suggested edit, a fact check, a source, a
        re-analysis of data, a translation. Beside our own word stands the nearest term of CRediT, the contributor roles
        taxonomy (ANSI/NISO Z39.104), where there is one. CRediT was made for the authors of research, so its words do
        not always fit a commentator; ours do.
      </p>
      <h2>Every word has one author</h2>
      <p>
        For each word of an article we keep in which revision it was first written, and by whom. From that we count the
        words of yours that stand today. The count follows your words, not your account:
      </p>
      <ul>
        <li>Words that are moved stay yours.</li>
        <li>When an editor changes your suggestion before it is published, the words that survive stay yours.</li>
        <li>Words that were taken out and are given back are yours again.</li>
        <li>Changing the layout of your words makes nobody else their author.</li>
      </ul>
      <p>
        Insights stand beside the text and are counted by themselves. When your words are replaced later, the count goes
        down. What you did does not go away: it stays in the history of the article, with its record, and on your page.
        Only a merge that is undone leaves your page; the history and the record then say so.
      </p>
      <h2>Where it is shown</h2>
      <ul>
        <li>At the top of the article, with its author; where many contributed, those who gave most.</li>
        <li>Beside your insight, in the margin, with your affiliation, your ORCID iD and your interests.</li>
        <li>In the credits below the article, with what you did and what of it stands.</li>
        <li>In the history of the article, at the revision that your contribution made.</li>
        <li>On your own page, which lists what you gave.</li>
        <li>In the data that search engines read.</li>
      </ul>
      <h2>Citing it</h2>
      <p>
        Each revision has an address that will always show that text, and the article tells how to cite it. Each
        published contribution has a public record with an address of its own, which you can put on your list of works.
      </p>
      <h2>Your name</h2>
      <p>
        You are credited under the name you choose, and you can change it; it then changes everywhere. What happens to
        your words if your name is to be taken out stands under <a href="/policies/privacy">privacy</a>.
      </p>
    </>
  )
}
