import { openedDatabase } from "#db/client"

const PATIENCE_MS = 2_000

declare global {
  var scholiumDraining: boolean | undefined
}

/** Says that this process is about to end: readers are to be sent to others. */
export function beginDraining(): void {
  globalThis.scholiumDraining = true
}

export const isDraining = (): boolean => globalThis.scholiumDraining === true

/** Why readers must not be sent to this process now, in a sentence; null when they may. */
export async function whyNotReady(): Promise<string | null> {
  if (isDraining()) return "This server is about to end."
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  const answers = openedDatabase()
    .then(({ ping }) => ping())
    .then(
      () => true,
      () => false,
    )
  const isThere = await Promise.race([answers, late])
  clearTimeout(timer)
  return isThere ? null : "The store does not answer, or is being brought up to date."
}
