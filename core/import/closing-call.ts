/** One piece of a text: its words, and whether it could be the heading or the button of a call. */
export type Piece = { readonly words: string; readonly isRule?: boolean }

const MOST_PIECES = 10
const LONGEST = 420
const LONGEST_BUTTON = 60

/** What only a site says to its readers: each is addressed to them and asks for something that a page's button does. */
const CALLS = [
  /\bare you an? (?:relevant )?(?:expert|specialist|researcher|scientist|doctor)\b.*\b(?:contribut|opinion|insight|comment|hear from|share)/i,
  /^(?:contribute|share|add|submit|send us) (?:your|an?) (?:own )?(?:expertise|insights?|opinions?|views?|comments?|knowledge)\b/i,
  /\bwe(?:'|’)?(?:d| would) love to hear from you\b/i,
  /\bwe(?:'|’)?(?:ll| will) give you (?:full )?credit\b/i,
  /^(?:please )?(?:subscribe|sign up|register)\b.*\b(?:newsletters?|updates|inbox|e-?mails?|alerts|channel|podcast|for free|today|now)\b/i,
  /^(?:subscribe|sign up|log in|sign in|register|donate|follow us|join us|share|tweet|print)(?: now| today| here)[\s!.→»>]*$/i,
  /\b(?:delivered|straight|sent) (?:straight )?to your inbox\b/i,
  /^(?:enjoyed|liked?|did you (?:like|enjoy)) (?:this|the|reading)\b.*\b(?:share|subscribe|follow|newsletter|support us)\b/i,
  /^(?:share|tweet|e-?mail|print|pin|like) (?:this|the) (?:article|story|post|page)\b/i,
  /^(?:share|follow us|find us|join us|like us)(?: it)? on (?:x|twitter|facebook|linkedin|instagram|mastodon|bluesky|youtube|telegram|whatsapp)\b/i,
  /^(?:leave|post|add|write) a (?:comment|reply)\b/i,
  /^join the (?:conversation|discussion)\b/i,
  /^(?:log|sign) in to (?:comment|reply|join)\b/i,
]
/** What an editor may say as well: a call only beside one of the others. */
const STATUS = /\bthis (?:article|story|post|page|text) is (?:still )?being (?:updated|written)\b/i
const BUTTON = /^(?:subscribe|sign up|log in|sign in|register|donate|follow us|join us|share|tweet|print)[\s!.→»>]*$/i
const NETWORKS =
  /^(?=.*(?:twitter|facebook|linkedin|whatsapp|reddit|instagram|mastodon|bluesky|telegram))(?:(?:share|on|follow us|x|twitter|facebook|linkedin|whatsapp|reddit|e-?mail|print|instagram|mastodon|bluesky|telegram|copy link)[\s,:·|/•]*)+$/i

/**
 * How many pieces at the end of a text are the source site's call to contribute, subscribe or share. Careful on purpose:
 * counts from the end and stops at the first piece that is no such call; what is short and points onward (a heading, a
 * button) counts only between or beside calls. A text never is a call as a whole.
 */
export function closingCallLength(pieces: readonly Piece[]): number {
  let length = 0
  let seen = 0
  for (let at = pieces.length - 1; at > 0 && seen < MOST_PIECES; at--, seen++) {
    const piece = pieces[at]
    if (!piece) break
    if (isCall(piece) || (length > 0 && STATUS.test(piece.words))) length = pieces.length - at
    else if (!isBeside(piece)) break
  }
  // What stands right above the call and has nothing left below it: its heading, or the line that parted it from the text.
  const above = pieces[pieces.length - length - 1]
  return length > 0 && length + 1 < pieces.length && above?.isRule ? length + 1 : length
}

function isCall({ words }: Piece): boolean {
  const said = plainly(words)
  return said.length > 0 && said.length <= LONGEST && (CALLS.some((call) => call.test(said)) || NETWORKS.test(said))
}

/** A button or an ornament: no sentence of its own, and with a sign that points onward. */
function isBeside({ words, isRule }: Piece): boolean {
  if (isRule || plainly(words) === "" || STATUS.test(words) || BUTTON.test(words)) return true
  return words.length <= LONGEST_BUTTON && /[→»➜➔›]\s*$/.test(words)
}

/** Without the pictures and arrows around the words. */
const plainly = (words: string): string =>
  words
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/[\s→»➜➔›]+$/u, "")
    .replace(/\s+/g, " ")
