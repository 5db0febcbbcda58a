import { VERIFICATION_LABELS, type Verification } from "#core/people/verification"
import { Time } from "#ui/text/time"

/** How sure we are who this is, with how and when in words. The sign differs in shape, not only in colour. */
export function VerificationMark({ verification: { level, how, at } }: { verification: Verification }) {
  return (
    <span className={`verification verification-${level}`}>
      <span className="verification-sign" aria-hidden="true" />
      <span>
        {VERIFICATION_LABELS[level]}
        {how && (level === "checked" ? `: ${how.replace(/\.$/, "")}` : ` ${how}`)}
        {at && (
          <>
            , <Time at={at} />
          </>
        )}
      </span>
    </span>
  )
}
