type Props = { insightId: string; letter?: string; noteWord?: string }

/** The letter behind a passage that leads to the note in the margin, as the note's letter leads back. */
export function PassageReference({ insightId, letter, noteWord = "Expert insight" }: Props) {
  return (
    <sup className="passage-reference" data-aside="">
      <a href={`#insight-${insightId}`}>
        <span className="visually-hidden">{noteWord} </span>
        {letter ?? "note"}
      </a>
    </sup>
  )
}
