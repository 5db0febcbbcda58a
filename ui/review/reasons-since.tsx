import type { BetweenReasons } from "#core/contribution/between-versions"
import { ChangeReasons, type ReasonSources } from "#ui/review/change-reasons"

/** The reasons for single changes that a version gives, and those that it gives no more. */
export function ReasonsSince({ between, ...sources }: ReasonSources & { between: BetweenReasons }) {
  const { given, dropped } = between
  return (
    <>
      {given.length > 0 && (
        <section aria-label="Reasons since then">
          <p>
            <strong>Reasons given since</strong>
          </p>
          <ChangeReasons reasons={given} {...sources} named />
        </section>
      )}
      {dropped.length > 0 && (
        <section aria-label="Reasons no longer given">
          <p>
            <strong>Reasons no longer given</strong>
          </p>
          <ChangeReasons reasons={dropped} {...sources} named />
        </section>
      )}
    </>
  )
}
