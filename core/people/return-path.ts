/** Pages that people may be sent to after signing in. What is not below one of them is not a place to return to. */
const PLACES = [
  "/about",
  "/articles",
  "/contributions",
  "/desk",
  "/people",
  "/policies",
  "/search",
  "/settings",
] as const

const HOME = "/"
const LONGEST = 2_000

/**
 * Where to go after signing in: a path of our own with query and fragment, or "/" for anything else. What was asked for
 * may come from anybody, so it must begin with one of our places and must read the same to every browser: no second
 * slash, no backslash and no control character, neither plain nor percent-encoded, and no dots that climb.
 */
export function safeReturnPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > LONGEST) return HOME
  const path = asked.split(/[?#]/, 1)[0] ?? ""
  if (/[\\\s\p{C}]/u.test(asked) || /%(?:[01][0-9a-f]|2e|2f|5c|7f)/i.test(path)) return HOME
  if (path.includes("//") || path.split("/").some((part) => part === "." || part === "..")) return HOME
  return PLACES.some((place) => path === place || path.startsWith(`${place}/`)) ? asked : HOME
}
