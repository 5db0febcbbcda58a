type Props = { words: string | null; changeHref?: string }

/** The passage that an insight is about, quoted above it. */
export function AboutPassage({ words, changeHref }: Props) {
  return (
    <figure className="picked">
      <figcaption>{words === null ? "About the whole article" : "About this passage"}</figcaption>
      {words !== null && (
        <blockquote>
          <mark>{words}</mark>
        </blockquote>
      )}
      {changeHref && (
        <p className="picked-change">
          <a href={changeHref}>{words === null ? "Pick a passage" : "Change passage"}</a>
        </p>
      )}
    </figure>
  )
}
