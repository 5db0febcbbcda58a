type Props = {
  id: string
  formKey: string
  /** Whether the editor who looks has it: then it is given back. */
  isMine: boolean
  /** Whether somebody else has it: then it is taken over. */
  isTaken?: boolean
  /** Where to go afterwards. */
  returnTo: string
  /** What it is, for those who hear the button without the row. */
  what?: string
}

/** Says that one reviews a contribution, for an hour, so that others see somebody is at it; or that one does not any more. */
export function ClaimForm({ id, formKey, isMine, isTaken = false, returnTo, what }: Props) {
  const does = isMine ? "Release it" : isTaken ? "Review it instead" : "I will review this"
  return (
    <form method="post" action={`/desk/${id}/${isMine ? "release" : "claim"}`} className="claim-form">
      <input type="hidden" name="_key" value={formKey} />
      <input type="hidden" name="return" value={returnTo} />
      <button
        type="submit"
        className="button button-quiet button-small"
        data-claim=""
        aria-label={what && `${does}: ${what}`}
      >
        {does}
      </button>
    </form>
  )
}
