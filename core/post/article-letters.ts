import type { ArticleStatus } from "#core/article/vocabulary"
import type { ContributionKind } from "#core/contribution/vocabulary"
import { CONTRIBUTION_NOUNS } from "./contribution-letters"
import { type Letter, layOut, linkTo, quoted, type Sender, titled } from "./letter"

/** What every letter about a scheduled text is made of. */
export type AboutScheduled = {
  readonly sender: Sender
  readonly to: string | null
  readonly title: string
  readonly slug: string
  readonly articleId: string
}

/** What became of a scheduled text. */
export type ScheduleNews =
  | { readonly kind: "published"; readonly seq: number }
  | { readonly kind: "failed"; readonly problem: string }
  /** Another editor took it back or scheduled something else. */
  | { readonly kind: "changed" }

/** To the editor who scheduled a text: what became of it. */
export function scheduleLetter(about: AboutScheduled, news: ScheduleNews): Letter {
  const { sender, to, title } = about
  const desk = linkTo(sender, `/desk/articles/${about.articleId}`)
  if (news.kind === "published") {
    return layOut(sender, {
      to,
      subject: `Published: ${titled(title)}`,
      paragraphs: [
        `The text that was scheduled for ${titled(title)} is published as revision ${news.seq}.`,
        `The article:\n${linkTo(sender, `/articles/${about.slug}`)}`,
      ],
    })
  }
  if (news.kind === "failed") {
    return layOut(sender, {
      to,
      subject: `Not published: ${titled(title)}`,
      paragraphs: [
        `The text that was scheduled for ${titled(title)} could not be published when its time had come. Readers see what they saw before, and the text is kept.`,
        quoted(news.problem),
        `Publish it by hand, choose another time or take it back:\n${desk}`,
      ],
    })
  }
  return layOut(sender, {
    to,
    subject: `Schedule changed: ${titled(title)}`,
    paragraphs: [
      `Another editor has taken back or changed what you had scheduled for ${titled(title)}.`,
      `The article at the desk:\n${desk}`,
    ],
  })
}

/** What a letter about the state of an article is made of. */
export type AboutArticleState = {
  readonly sender: Sender
  readonly to: string | null
  readonly title: string
  readonly slug: string
  readonly now: Exclude<ArticleStatus, "draft">
  /** The notice that readers are given. */
  readonly note: string
  /** What the recipient sent in and what still waits. */
  readonly contributions: readonly { readonly id: string; readonly kind: ContributionKind }[]
}

const STATE_NEWS = {
  closed: {
    subject: "Closed to contributions",
    news: (title) => `${title} takes no new contributions any more.`,
    theirs: (text) =>
      `${text} is kept, and an editor can still decide on it. New versions cannot be sent while the article is closed.`,
  },
  withdrawn: {
    subject: "Withdrawn",
    news: (title) => `The editors have withdrawn ${title}. Its page stays, marked as withdrawn.`,
    theirs: (text) =>
      `${text} is kept and can be read by you and the editors. It cannot be published while the article is withdrawn. You need do nothing, and you can take it back.`,
  },
  live: {
    subject: "Open to contributions again",
    news: (title) => `${title} takes contributions again.`,
    theirs: (text) =>
      `${text} waits for an editor as you left it, and you can send a new version. You need do nothing.`,
  },
} satisfies Record<
  AboutArticleState["now"],
  { subject: string; news: (title: string) => string; theirs: (text: string) => string }
>

/** To whoever has a contribution waiting: the article was closed, withdrawn or opened again, and what becomes of their text. */
export function articleStateLetter(about: AboutArticleState): Letter {
  const { sender, to, title, slug, note, contributions } = about
  const { subject, news, theirs } = STATE_NEWS[about.now]
  const isOne = contributions.length === 1
  const text = isOne ? `Your ${CONTRIBUTION_NOUNS[contributions[0]?.kind ?? "edit"]}` : "What you sent"
  const places = contributions.slice(0, MOST_PLACES).map(({ id }) => linkTo(sender, `/contributions/${id}`))
  return layOut(sender, {
    to,
    subject: `${subject}: ${titled(title)}`,
    paragraphs: [
      news(titled(title)),
      note.trim() === "" ? null : `The editors say:\n\n${quoted(note)}`,
      theirs(text),
      `${isOne ? "It is" : "They are"} here:\n${places.join("\n")}`,
      `The article:\n${linkTo(sender, `/articles/${slug}`)}`,
    ],
  })
}

const MOST_PLACES = 20
