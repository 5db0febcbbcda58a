/** What a mail says: a subject of one line and a body of plain text, lines parted by "\n". */
export type Letter = { readonly subject: string; readonly body: string }

/** What the letters of one publication share: its name, its editors' address if it has one, and the origin of every link. */
export type Sender = { readonly publication: string; readonly contact?: string | undefined; readonly origin: string }

const SUBJECT_LENGTH = 150

/**
 * Lays a letter out: greeting, paragraphs parted by blank lines, the link on a line of its own, and who wrote. Names and
 * titles are put into the subject as one line, without characters that steer a mail or its display.
 */
export function layOut(
  sender: Sender,
  { to, subject, paragraphs }: { to: string | null; subject: string; paragraphs: readonly (string | null)[] },
): Letter {
  const said = paragraphs.filter((paragraph) => paragraph !== null && paragraph !== "")
  const greeting = to ? `Dear ${oneLine(to)},` : "Hello,"
  return { subject: shortened(oneLine(subject)), body: `${[greeting, ...said, closing(sender)].join("\n\n")}\n` }
}

const closing = ({ publication, contact }: Sender): string =>
  contact
    ? `${publication}\nTo reach the editors, write to ${contact}.`
    : `${publication}\nAnswers to this mail are not read.`

/** Text of others as one line: no line breaks, no control, direction-changing or invisible characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, "")
    .trim()

/** Somebody's words inside a letter, marked line by line, so that nothing they wrote can pass for ours. */
export const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r\n|[\n\r\p{Zl}\p{Zp}]/u)
    .map((line) => `> ${oneLine(line)}`.trimEnd())
    .join("\n")

/** A title in running text. */
export const titled = (title: string): string => `“${oneLine(title)}”`

/** The address of one of our own pages. `path` begins with "/". */
export const linkTo = (sender: Sender, path: string): string => `${sender.origin}${path}`

/** Cut by code point, so that no character is torn in two. */
function shortened(subject: string): string {
  const characters = [...subject]
  return characters.length <= SUBJECT_LENGTH ? subject : `${characters.slice(0, SUBJECT_LENGTH - 1).join("")}…`
}
