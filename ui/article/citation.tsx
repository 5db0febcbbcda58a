import type { CitationPlace } from "#ui/article/citations"

type Props = {
  place?: CitationPlace
  /** Directly behind another citation, from which a comma parts it. */
  follows?: boolean
}

/** A superscript number that leads to its source; a citation whose source is not in the list says so. */
export function Citation({ place, follows = false }: Props) {
  if (!place) {
    return (
      <sup className="citation citation-missing" data-atom="">
        [source missing]
      </sup>
    )
  }
  return (
    <sup className={follows ? "citation citation-next" : "citation"} data-atom="">
      <a href={`#source-${place.number}`} id={place.ordinal > 0 ? `cite-${place.number}-${place.ordinal}` : undefined}>
        <span className="visually-hidden">Source </span>
        {place.number}
      </a>
    </sup>
  )
}
