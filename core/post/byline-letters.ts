import { type Letter, layOut, linkTo, type Sender, titled } from "./letter"

/** To somebody with an account who was named as an author. `isPublic`: readers see the article already. */
export function namedAuthorLetter(about: {
  sender: Sender
  to: string | null
  title: string
  slug: string
  isPublic: boolean
}): Letter {
  const { sender, to, title, slug, isPublic } = about
  return layOut(sender, {
    to,
    subject: `You are named as an author of ${titled(title)}`,
    paragraphs: [
      `The editors of ${sender.publication} named you as an author of ${titled(title)}.`,
      isPublic
        ? `Readers see your name in its byline, and its words count as yours:\n${linkTo(sender, `/articles/${slug}`)}`
        : "It is not published yet. When it is, readers will see your name in its byline, and its words count as yours.",
      `If you do not want to be named, you can take your name off; an unnamed author then stands in its place:\n${linkTo(sender, "/settings/names")}`,
    ],
  })
}
