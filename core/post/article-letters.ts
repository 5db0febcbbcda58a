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
