"use client"
import { Button } from "#ui/controls/button"
import { EmptyState } from "#ui/text/empty-state"

/** Something that should not happen did. What was saved is safe; what was typed is in the page one came from. */
export default function Problem({ error }: { error: Error & { digest?: string } }) {
  const again = (
    <Button type="button" onClick={() => window.location.reload()}>
      Try again
    </Button>
  )
  return (
    <EmptyState isPage title="This page could not be shown" action={again}>
      The fault is on our side. What you saved is safe.
      {error.digest && ` Whoever runs this site finds it as incident ${error.digest}.`}
    </EmptyState>
  )
}
