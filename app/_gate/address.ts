/** Nobody writes these into a path of ours; a NUL is in no text that the store can hold, so not in a search either. */
const UNPRINTABLE = /[\u0000-\u001f\u007f]/
const NUL = /%00|\0/

/** Whether an address can be understood: one path of ours, its percent signs in order, nothing in it that no page has. */
export function isBrokenAddress(url: string): boolean {
  if (!url.startsWith("/")) return true
  if (!url.includes("%")) return UNPRINTABLE.test(url)
  const path = url.split("?", 1)[0] ?? url
  try {
    return UNPRINTABLE.test(decodeURIComponent(path)) || NUL.test(url)
  } catch {
    return true
  }
}

/** The framework's way of asking for the data of a page. Nothing of ours asks so, and who does gets no page. */
export const isFrameworkData = (path: string): boolean => path.endsWith(".rsc")

/** Pages with the framework's scripts, between which its router moves by asking for data (see `proxy.ts`). */
const WORKSPACE = /^\/(?:(?:desk|contributions|settings|signin|dev)|articles\/[^/]+\/contribute)(?:\/|$)/

export const isWorkspace = (path: string): boolean => WORKSPACE.test(path)
