import { Button } from "#ui/controls/button"
import type { Typed } from "../_typed"
import { DecisionFields, type Seen } from "./decision-fields"

/** Puts a declined contribution back in the queue. */
export function ReopenForm({ seen, formKey, held }: { seen: Seen; formKey: string; held: Typed }) {
  return (
    <form method="post" action={`/desk/${seen.id}/reopen`} className="form" aria-label="Reopen">
      <p>It goes back to the queue as it was, and its author is told. The decline stays on record.</p>
      <DecisionFields seen={seen} form="reopen" aboutAll={false} formKey={formKey} held={held} />
      <div className="actions">
        <Button>Reopen</Button>
      </div>
    </form>
  )
}
