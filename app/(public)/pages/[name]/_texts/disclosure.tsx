import { ICMJE_CATEGORIES } from "#core/people/disclosure"

/** What is declared, where it is shown, and what follows from it. */
export function Disclosure() {
  return (
    <>
      <p>
        People who know a field well have often been paid by somebody in it. That is no reason to leave them out. It is
        a reason to tell our readers, in the place where they read.
      </p>
      <h2>What is declared</h2>
      <p>
        Whoever contributes or edits answers the thirteen questions of the International Committee of Medical Journal
        Editors (ICMJE). The first is about the work itself, the others about the past three years. Each needs an
        answer, and “none” is one.
      </p>
      <ol>
        {Object.entries(ICMJE_CATEGORIES).map(([key, question]) => (
          <li key={key}>{question}</li>
        ))}
      </ol>
      <p>
        The answers are certified by the person who gives them, dated, and valid for one year. They are confirmed again
        with each contribution.
      </p>
      <h2>Where it is shown</h2>
      <p>
        The interests stand under the name, beside every insight, in the credits of every article and on the person’s
        page: what kind, and with whom. Where an article names a company or product in which its commentator has
        declared an interest, the line says so.
      </p>
      <h2>Who may decide</h2>
      <ul>
        <li>Nobody decides on a contribution of their own.</li>
        <li>
          An editor with an interest in a party that the article names must acknowledge it before deciding, and that is
          recorded.
        </li>
        <li>Without a valid declaration nobody can contribute, and no editor can decide.</li>
      </ul>
    </>
  )
}
