/** A line of input; `null` if it is too long to be held as one string. */
export type Line = string | null

const NEWLINE = 0x0a
/** A string of Node holds about 536 million units; a line of fewer bytes always fits. */
const LONGEST_LINE = 500_000_000

/**
 * The lines of a stream of UTF-8, one at a time: the next chunk is read when the lines of the last have been taken, so that
 * memory holds one line and one chunk, however many lines there are.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line> {
  let held: Uint8Array[] = []
  let length = 0
  const hold = (bytes: Uint8Array) => {
    length += bytes.length
    if (length > LONGEST_LINE) held = []
    else held.push(bytes)
  }
  const take = (): Line => {
    const line = length > LONGEST_LINE ? null : Buffer.concat(held).toString("utf8")
    held = []
    length = 0
    return line
  }
  for await (const chunk of input) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk
    let from = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      hold(bytes.subarray(from, end))
      from = end + 1
      yield take()
    }
    if (from < bytes.length) hold(bytes.subarray(from))
  }
  if (length > 0) yield take()
}
