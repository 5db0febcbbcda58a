type Screen = Pick<NodeJS.WriteStream, "write" | "isTTY">

const FIRST_MS = 3_000
const EVERY_MS = { terminal: 1_000, file: 10_000 } as const

/**
 * Runs what may take long, and from the third second on shows how far it is and since when: on a terminal in one line that
 * is written anew, in a file by a line now and then. `where` says how far it is, in a few words, whenever it is asked.
 */
export async function showingProgress<Result>(
  where: () => string,
  work: () => Promise<Result>,
  screen: Screen = process.stdout,
): Promise<Result> {
  const began = Date.now()
  let shown = 0
  const show = () => {
    const now = Date.now()
    const pause = shown === 0 ? FIRST_MS : screen.isTTY ? EVERY_MS.terminal : EVERY_MS.file
    if (now - (shown || began) < pause) return
    shown = now
    const line = `  ${where()} (${Math.round((now - began) / 1000)} s)`
    screen.write(screen.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
  }
  const timer = setInterval(show, 500)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (shown > 0 && screen.isTTY) screen.write("\r\u001b[K")
  }
}
