import type { HouseFacts } from "./facts"

/** What somebody should know before they contribute. */
export function Contributors({ orcid }: HouseFacts) {
  return (
    <>
      <p>
        You know something that an article here should say, or says wrongly. Thank you for telling us. It takes a few
        minutes, and what you wrote is kept as you type it, so you can stop and come back.
      </p>
      <h2>Who may contribute</h2>
      <p>
        Anybody with knowledge of the matter. We do not ask for a title; we ask who you are and how you know. You sign
        in by a link sent to your e-mail address{orcid && ", or with your ORCID iD"}. There is no password.
      </p>
      <p>
        Beside your name readers see how far we have confirmed who you are: your e-mail address, your ORCID iD, or a
        check by our editors, with how and when. No number of contributions earns you a higher mark.
      </p>
      <h2>How to do it</h2>
      <ol>
        <li>
          Select the words you want to comment on or change, and choose one of the two. Or use the link at the end of
          the article.
        </li>
        <li>Write. For a claim, give a source where you have one.</li>
        <li>
          Say what you want to be credited with, whether you used AI tools, and confirm that{" "}
          <a href="/policies/disclosure">your interests</a> are still as you declared them.
        </li>
        <li>Look at it once more as readers would see it, and send it in.</li>
      </ol>
      <h2>What happens then</h2>
      <p>
        You find every contribution under “My contributions”, with where it stands, who has it and what comes next, and
        we write to you when that changes, if we have an e-mail address of yours. An editor publishes it, asks you for
        changes, or declines it with a reason. You can send a new version as often as needed, and withdraw it until it
        is published. If an editor changes the words of an insight, it is published only after you approved them: nobody
        puts words under your name.
      </p>
      <h2>What we ask of you</h2>
      <ul>
        <li>Write what you know, and say where your knowledge ends.</li>
        <li>Declare your interests, all of them. Having some is no reason to stay away; hiding them is.</li>
        <li>Do not name patients or anybody else who could be recognised without their consent.</li>
        <li>Be fair to the people you disagree with.</li>
        <li>Tell us where a language model did part of the work. Readers are told too.</li>
      </ul>
      <h2>Your rights in it</h2>
      <p>
        You keep the copyright in what you wrote. By sending it in you agree that, once published, it may be used under
        the Creative Commons Attribution 4.0 licence: by anybody, for any purpose, with your name on it. What is not
        published stays between you and the editors.
      </p>
    </>
  )
}
