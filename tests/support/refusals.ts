import { Refusal } from "#core/refusal"

/** The refusal that a verb gives: its code, sentence and problems. Fails when the verb succeeds; passes bugs on. */
export async function refusalOf(call: Promise<unknown>): Promise<Pick<Refusal, "code" | "message" | "problems">> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  )
  if (outcome instanceof Refusal) return outcome
  if (outcome !== null) throw outcome
  throw new Error("the verb was expected to refuse, and succeeded")
}
