import type { ContributionKind } from "#core/contribution/vocabulary"
import { type Letter, layOut, linkTo, quoted, type Sender, titled } from "./letter"

/** What every letter about a contribution is made of. */
export type AboutContribution = {
  readonly sender: Sender
  /** The recipient's name, where we know it. */
  readonly to: string | null
  readonly title: string
  readonly slug: string
  readonly contributionId: string
  readonly kind: ContributionKind
  /** What the editor or the expert wrote along; "" when they wrote nothing. */
  readonly message: string
  /** The revision that a merge made. */
  readonly seq?: number | undefined
  /** How much of it an editor's wording would change, in words: "about half of your words". */
  readonly changed?: string | undefined
}

/** To the editors: a contribution waits, for the first time or as a new version. */
export function submittedLetter(about: AboutContribution & { readonly isFirst: boolean }): Letter {
  const { sender, to, title, isFirst } = about
  const what = CONTRIBUTION_NOUNS[about.kind]
  return layOut(sender, {
    to,
    subject: isFirst ? `${A[about.kind]} for ${titled(title)}` : `New version: ${what} for ${titled(title)}`,
    paragraphs: [
      isFirst
        ? `${A[about.kind]} for ${titled(title)} has come in and waits for an editor.`
        : `The expert has sent a new version of the ${what} for ${titled(title)}. It waits for you.`,
      said("The expert wrote:", about.message),
      `Read and decide:\n${linkTo(sender, `/desk/${about.contributionId}`)}`,
    ],
  })
}

/** To the expert: what they sent has arrived, where it is, and what comes next. */
export function receivedLetter(about: AboutContribution & { readonly isFirst: boolean }): Letter {
  const what = CONTRIBUTION_NOUNS[about.kind]
  return toAuthor(about, {
    subject: `Received: your ${what} for ${titled(about.title)}`,
    news: `Thank you. ${about.isFirst ? `Your ${what}` : `The new version of your ${what}`} for ${titled(about.title)} has arrived and waits for an editor. You get a mail when something happens with it.`,
    next: "Read it, change it or take it back here, until it is decided",
  })
}

/** To the expert: an editor would like something changed first. */
export function changesRequestedLetter(about: AboutContribution): Letter {
  return toAuthor(about, {
    subject: `A request about your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `Thank you for your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}. An editor has read it and asks for changes before it can be published.`,
    next: "Your text is where you left it. You can change it and send it again, as often as you like",
  })
}

/** To the expert: it will not be published, and why. */
export function declinedLetter(about: AboutContribution): Letter {
  return toAuthor(about, {
    subject: `Your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `An editor has read your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)} and decided not to publish it.`,
    next: "Your text and the reasons stay here for you, and you can answer",
  })
}

/** To the expert: it is published, under their name. */
export function mergedLetter(about: AboutContribution): Letter {
  const { sender, slug, seq } = about
  const article = linkTo(sender, `/articles/${slug}`)
  return toAuthor(about, {
    subject: `Published: your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `Your ${CONTRIBUTION_NOUNS[about.kind]} is now part of ${titled(about.title)}, with your name on it. Thank you.`,
    places: [
      `The article:\n${article}`,
      seq === undefined
        ? null
        : `To cite what you wrote, use revision ${seq}, which will never change:\n${article}/revisions/${seq}`,
    ],
    next: "What became of it, step by step",
  })
}

/** To the expert: another had said the same before, and they are credited beside them. */
export function cosignedLetter(about: AboutContribution): Letter {
  const { sender, slug, seq } = about
  const article = linkTo(sender, `/articles/${slug}`)
  return toAuthor(about, {
    subject: `Credited as a co-signature: your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `Somebody else had suggested the very same for ${titled(about.title)}, and it was published before yours was read. Your ${CONTRIBUTION_NOUNS[about.kind]} is now credited beside theirs, as a co-signature. Thank you.`,
    places: [
      `The article:\n${article}`,
      seq === undefined
        ? null
        : `You are credited from revision ${seq} on, which will never change:\n${article}/revisions/${seq}`,
    ],
    next: "What became of it, step by step",
  })
}

/** To the expert who co-signed: what they said the same as was taken out of the article again. */
export function cosignedUndoneLetter(about: AboutContribution): Letter {
  return toAuthor(about, {
    subject: `Taken out again: what you co-signed for ${titled(about.title)}`,
    news: `An editor has taken out of ${titled(about.title)} what you and another had both suggested. Your co-signature stays on record, in the revisions that had it.`,
    next: "See where it stands, and answer there",
  })
}

/** To the expert: a decision was taken back, and it is being looked at again. */
export function reopenedLetter(about: AboutContribution): Letter {
  return toAuthor(about, {
    subject: `Open again: your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `An editor has opened your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)} again. There is nothing you need to do: it waits for a decision.`,
    next: "See where it stands",
  })
}

/** To the expert: an editor amended their insight, and nothing appears before they have approved it. */
export function amendedLetter(about: AboutContribution): Letter {
  const howMuch = about.changed ? `, which would change ${about.changed}` : ""
  return toAuthor(about, {
    subject: `Please approve: your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `An editor would like to publish your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)} in other words${howMuch}. It carries your name, so nothing appears until you have approved the words.`,
    next: "Compare the two texts, then approve the new words, propose others, or take your insight back",
  })
}

/** To the expert: their insight still waits for their approval. */
export function reminderLetter(about: AboutContribution): Letter {
  return toAuthor(about, {
    subject: `Still waiting for you: your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `Some days ago an editor proposed other words for your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}. It carries your name, so nothing appears until you have approved the words, however long it takes.`,
    next: "Compare the two texts, and approve them or propose others",
  })
}

/** To the editor who amended an insight: its author has not answered, and nothing happens by itself. */
export function unansweredLetter(about: AboutContribution): Letter {
  const { sender, to, title } = about
  return layOut(sender, {
    to,
    subject: `No answer yet: the insight for ${titled(title)}`,
    paragraphs: [
      `You proposed other words for an insight for ${titled(title)}. Its author was reminded twice and has not answered. Nothing is published without their approval.`,
      `You can write to them, or take your words back and decide anew:\n${linkTo(sender, `/desk/${about.contributionId}`)}`,
    ],
  })
}

/** To the editor who amended an insight: its author approved the words, and it is published. */
export function approvedLetter(about: AboutContribution): Letter {
  const { sender, to, title, slug, seq } = about
  return layOut(sender, {
    to,
    subject: `Approved and published: the insight for ${titled(title)}`,
    paragraphs: [
      `The author of the insight for ${titled(title)} has approved your words. It is published${seq === undefined ? "" : ` in revision ${seq}`}.`,
      `The article:\n${linkTo(sender, `/articles/${slug}`)}`,
    ],
  })
}

/** To the expert: the words that they were asked to approve were taken back. */
export function recalledLetter(about: AboutContribution): Letter {
  return toAuthor(about, {
    subject: `Nothing to approve any more: your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `The editor has taken back the words that you were asked to approve. Your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)} waits for a decision as you sent it. There is nothing you need to do.`,
    next: "See where it stands",
  })
}

/** To the expert: their words were published, and are taken out of the article again. */
export function undoneLetter(about: AboutContribution): Letter {
  const { slug, seq, sender } = about
  return toAuthor(about, {
    subject: `Taken out again: your ${CONTRIBUTION_NOUNS[about.kind]} for ${titled(about.title)}`,
    news: `An editor has taken your ${CONTRIBUTION_NOUNS[about.kind]} out of ${titled(about.title)} again. What was published stays on record under your name, in the revisions that had it.`,
    places: [
      seq === undefined
        ? null
        : `The article without it, revision ${seq}:\n${linkTo(sender, `/articles/${slug}/revisions/${seq}`)}`,
    ],
    next: "What became of it, step by step, and where you can answer",
  })
}

/** To the other side of a thread: something was written there. */
export function remarkLetter(about: AboutContribution & { readonly forEditor: boolean }): Letter {
  const { sender, to, title, forEditor } = about
  const whose = forEditor ? `the ${CONTRIBUTION_NOUNS[about.kind]}` : `your ${CONTRIBUTION_NOUNS[about.kind]}`
  return layOut(sender, {
    to,
    subject: `New message about ${whose} for ${titled(title)}`,
    paragraphs: [
      said(`${forEditor ? "The expert" : "An editor"} has written about ${whose} for ${titled(title)}:`, about.message),
      `Answer here:\n${linkTo(sender, `/${forEditor ? "desk" : "contributions"}/${about.contributionId}`)}`,
    ],
  })
}

/** What a letter calls a contribution, in the middle of a sentence. */
export const CONTRIBUTION_NOUNS = { insight: "insight", edit: "suggested edit" } satisfies Record<
  ContributionKind,
  string
>
const A = { insight: "An insight", edit: "A suggested edit" } satisfies Record<ContributionKind, string>

type ToAuthor = {
  readonly subject: string
  readonly news: string
  readonly places?: readonly (string | null)[]
  /** What the link to the contribution leads to. */
  readonly next: string
}

function toAuthor(about: AboutContribution, { subject, news, places = [], next }: ToAuthor): Letter {
  const { sender, to, contributionId, message } = about
  return layOut(sender, {
    to,
    subject,
    paragraphs: [
      news,
      said("The editor wrote:", message),
      ...places,
      `${next}:\n${linkTo(sender, `/contributions/${contributionId}`)}`,
    ],
  })
}

const said = (before: string, message: string): string | null =>
  message.trim() === "" ? null : `${before}\n\n${quoted(message)}`
