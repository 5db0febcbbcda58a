import type { Ruled } from "./ruled"
import type { Verdict } from "./rulings"
import type { Take } from "./settle"

/** What became of one change, to its author. */
export const RULED_LABELS = {
  accept: "Taken",
  amend: "Taken in other words",
  decline: "Left out",
} satisfies Record<Verdict, string>

/** What became of a place where the article had changed too, to the author. */
export const TAKE_OUTCOMES = {
  ours: "The article's words were kept.",
  theirs: "Your words were taken.",
  both: "Both were kept, the article's first.",
  "both-reversed": "Both were kept, yours first.",
  custom: "The editor wrote this place.",
} satisfies Record<Take, string>

/**
 * How many of a merged edit's changes were taken, amended and left out, as one sentence that readers may see too:
 * "Of 12 changes, 10 were taken as suggested, 1 in other words and 1 was left out."
 */
export function ruledInWords({
  accepted,
  amended,
  declined,
}: Pick<Ruled, "accepted" | "amended" | "declined">): string {
  const all = accepted + amended + declined
  if (all === 0) return "The article had changed at every place; an editor chose the words."
  if (all === accepted)
    return all === 1 ? "The change was taken as suggested." : `All ${all} changes were taken as suggested.`
  if (all === 1) return amended === 1 ? "The change was taken in other words." : "The change was left out."
  const parts = [
    accepted > 0 && `${accepted} ${were(accepted)} taken as suggested`,
    amended > 0 && `${amended} ${were(amended)} taken in other words`,
    declined > 0 && `${declined} ${were(declined)} left out`,
  ].filter((part) => part !== false)
  return `Of ${all} changes, ${listed(parts)}.`
}

const were = (count: number): string => (count === 1 ? "was" : "were")
const listed = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`
