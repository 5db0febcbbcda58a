/** What is kept about people. */
export function Privacy() {
  return (
    <>
      <h2>If you only read</h2>
      <p>
        We set no cookie and keep no record of what you read. There is nothing on these pages from anybody else: no
        advertising, no counters, no fonts or scripts from elsewhere. To tell you what has changed since your last
        visit, your own browser remembers which revision of an article you saw. That note stays in your browser and is
        never sent to us; clearing your browser’s data removes it.
      </p>
      <h2>If you sign in</h2>
      <p>
        One cookie keeps you signed in. We keep your e-mail address, to send you sign-in links and news of your
        contributions; it is never shown to anybody. If you sign in with ORCID, we receive your iD and the name you made
        public there, and never your password. You can see where you are signed in, and sign out everywhere.
      </p>
      <h2>If you contribute</h2>
      <p>
        What you publish is public: your name as you want to be credited, your credentials, affiliation and ORCID iD,
        your declared interests, and your contribution. What you send in and we do not publish is seen by you and our
        editors only. We record who decided what, and when, so that decisions can be accounted for.
      </p>
      <h2>What you can take back</h2>
      <p>
        Write to the editors to get a copy of what we hold about you, or to be forgotten. Your name, address and
        identifiers are kept apart from the texts, so they can be removed without rewriting history. Words of yours that
        were published stay, because others have built on them and cited them, but they are then shown as those of a
        contributor who withdrew.
      </p>
      <h2>Technical records</h2>
      <p>
        Like every server, ours notes requests for a short time to keep the service running and safe from abuse.
        Repeated attempts to sign in are counted for the same reason.
      </p>
    </>
  )
}
