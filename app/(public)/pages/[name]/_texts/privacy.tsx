import { MailLink } from "#ui/site/mail-link"
import type { HouseFacts } from "./facts"

/** What is kept about people. */
export function Privacy({ contact, orcid }: HouseFacts) {
  return (
    <>
      <h2>If you only read</h2>
      <p>
        We set no cookie and keep no list of who reads what. There is no advertising on these pages, and there are no
        counters, fonts or scripts from elsewhere. To tell you what has changed since your last visit, your own browser
        remembers which revision of an article you saw. That note stays in your browser and is never sent to us;
        clearing your browser’s data removes it.
      </p>
      <p>
        Pictures are the exception: a picture in an article may lie with somebody else. Your browser then fetches it
        from the host that its address names, which learns your network address and that you read something here, though
        not what.
      </p>
      <h2>If you sign in</h2>
      <p>
        One cookie keeps you signed in. We keep your e-mail address, to send you sign-in links and news of your
        contributions. Readers, contributors and editors are never shown it; administrators are.
        {orcid &&
          " If you sign in with ORCID, we receive your iD and the name you made public there, and never your password."}{" "}
        You can see where you are signed in, and sign out everywhere else.
      </p>
      <h2>If you contribute</h2>
      <p>
        What you publish is public: your name as you want to be credited, your credentials, affiliation and ORCID iD,
        your declared interests, and your contribution. What you send in and we do not publish is seen by you and those
        who edit here only. We record who decided what, and when, so that decisions can be accounted for.
      </p>
      <h2>What you can take back</h2>
      <p>
        Your name, credentials, affiliation and biography you can change at any time in your settings, and what you have
        not sent yet you can throw away. A copy of all that is held about you, or having your name and address removed,
        is looked after by an administrator, by hand: there is no button for it.{" "}
        {contact ? (
          <>
            Write to <MailLink to={contact} />.
          </>
        ) : (
          "This installation has named no address for it; ask whoever runs it."
        )}
      </p>
      <p>
        Names, addresses and identifiers are kept apart from the texts, so that they can be removed without rewriting
        history. Words of yours that were published stay, because others have built on them and cited them; they are
        then shown as those of a contributor who withdrew.
      </p>
      <h2>Technical records</h2>
      <p>
        When a page fails, its address is noted with the fault. Attempts to sign in are counted for a while, to keep the
        service safe from abuse. Servers through which we are reached may note requests for some time, as servers do.
      </p>
    </>
  )
}
