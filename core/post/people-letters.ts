import { type Letter, layOut, linkTo, oneLine, quoted, type Sender } from "./letter"

/** The link that signs somebody in. `link` is a whole address; `minutes` is how long it works. */
export function signInLetter(about: { sender: Sender; link: string; minutes: number }): Letter {
  const { sender, link, minutes } = about
  return layOut(sender, {
    to: null,
    subject: `Sign in to ${sender.publication}`,
    paragraphs: [
      `Open this link in the browser in which you asked for it, and press "Sign in":\n${link}`,
      `It works once, for ${minutes} minutes.`,
      "If you did not ask for it, you need do nothing: without this mail nobody can sign in with your address. Please do not pass it on.",
    ],
  })
}

/** To the address of somebody whose ORCID iD was just connected: a way in was added. `orcid` is the bare iD. */
export function orcidConnectedLetter(about: { sender: Sender; to: string | null; orcid: string }): Letter {
  const { sender, to, orcid } = about
  return layOut(sender, {
    to,
    subject: "Your ORCID iD is connected",
    paragraphs: [
      `From now on you can sign in to ${sender.publication} with your ORCID iD:\nhttps://orcid.org/${oneLine(orcid)}`,
      `If this was not you, sign out everywhere else at once:\n${linkTo(sender, "/settings/sign-in")}`,
      sender.contact ? `Then write to the editors: ${sender.contact}` : null,
    ],
  })
}

/** To somebody whose role was changed. `role` is the role's name as people read it. */
export function roleChangedLetter(about: { sender: Sender; to: string | null; role: string }): Letter {
  const { sender, to, role } = about
  return layOut(sender, {
    to,
    subject: `Your role at ${sender.publication}`,
    paragraphs: [
      `Your role is now: ${oneLine(role)}.`,
      `What you can do is on your pages:\n${linkTo(sender, "/settings")}`,
    ],
  })
}

/**
 * To somebody who is invited to the desk. `by` is who invites, `role` the role's name as people read it, `days` how long
 * it can be taken up; `message` is the inviter's own.
 */
export function invitationLetter(about: {
  sender: Sender
  to: string | null
  by: string
  role: string
  days: number
  message: string
}): Letter {
  const { sender, to, by, role, days, message } = about
  return layOut(sender, {
    to,
    subject: `${oneLine(by)} invites you to the desk of ${sender.publication}`,
    paragraphs: [
      `${oneLine(by)} invites you to ${sender.publication} as ${role.toLowerCase()}.`,
      message && quoted(message),
      `Sign in with this e-mail address; there is no password:\n${linkTo(sender, "/signin?return=%2Fdesk")}`,
      `Where the desk asks for a stronger sign-in than a mail, its page says how. The invitation can be taken up for ${days} days.`,
    ],
  })
}
