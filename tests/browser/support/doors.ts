import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The addresses of every door, as in `/contributions/[id]/save`: what anybody in the world can post to. */
export function everyDoor(): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts") && /export const POST\b/.test(readFileSync(join("app", file), "utf8")))
    .map((file) => addressOf(file))
    .sort()
}

/** The address at which a file of `app/` answers, as in `/contributions/[id]/save`. */
export const addressOf = (file: string) =>
  `/${file
    .split("/")
    .slice(0, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`

/** The same addresses with `value` in every changing place. */
export const filledIn = (doors: readonly string[], value: string): string[] =>
  doors.map((door) => door.replace(/\[\w+\]/g, value))
