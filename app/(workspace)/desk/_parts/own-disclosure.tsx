import { LinkButton } from "#ui/controls/button"
import { Notice } from "#ui/text/notice"

/** For an editor who cannot decide yet: how to declare one's interests, or to confirm them again. */
export function OwnDisclosure({ returnTo, had }: { returnTo: string; had: boolean }) {
  return (
    <Notice tone="warning" title={had ? "Your disclosure has run out" : "Declare your own interests first"}>
      <p>
        {had
          ? "It was certified more than a year ago. Confirm or change it, then you can decide again."
          : "Readers see the interests of everyone who writes here, and editors decide only with their own declared. “None” is an answer too."}
      </p>
      <p>
        <LinkButton href={`/settings/disclosure?return=${encodeURIComponent(returnTo)}`} small>
          {had ? "Confirm my interests" : "Declare my interests"}
        </LinkButton>
      </p>
    </Notice>
  )
}
