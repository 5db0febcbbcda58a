import type { ReactNode } from "react"

/** Says that this is a try-out on one machine, where nothing is sent to anybody. */
export function TryOutBanner({ mailHref = "/dev/mail", children }: { mailHref?: string; children?: ReactNode }) {
  return (
    <aside className="try-out-banner no-print" aria-label="Try-out mode">
      <p>
        <strong>Try-out.</strong> {children ?? "Everything stays on this machine and no mail leaves it."}{" "}
        <a href={mailHref}>Open the mailbox</a>
      </p>
    </aside>
  )
}
