type Props = {
  /** The words; null: the whole article. */
  words: string | null
  wholeHref: string
}

/** What the contribution will be about. */
export function PickedPassage({ words, wholeHref }: Props) {
  if (words === null) return null
  return (
    <figure className="picked">
      <figcaption>About this passage</figcaption>
      <blockquote>
        <mark>{words}</mark>
      </blockquote>
      <p className="picked-change">
        <a href={wholeHref}>Contribute to the whole article instead</a>
      </p>
    </figure>
  )
}
