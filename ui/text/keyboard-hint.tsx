/** A key and what it does, for those who have a keyboard. */
export function KeyboardHint({ keys, does }: { keys: string[]; does: string }) {
  return (
    <span className="keyboard-hint">
      {keys.map((key) => (
        <kbd key={key} className="key">
          {key}
        </kbd>
      ))}{" "}
      {does}
    </span>
  )
}
