type Props = {
  /** The bare iD: four groups of four. */
  orcid: string
  /** Whether its holder signed in with it; otherwise it is shown hollow and said to be unauthenticated. */
  authenticated?: boolean
  /** The bare iD instead of the full address, where space is short. */
  compact?: boolean
}

/** An ORCID iD as the ORCID display guidelines ask: the icon, the address, one record. */
export function OrcidId({ orcid, authenticated = true, compact = false }: Props) {
  const href = `https://orcid.org/${orcid}`
  const icon = authenticated ? "/ORCID-iD_icon-vector.svg" : "/ORCID-iD_icon_unauth_vector.svg"
  return (
    <span className="orcid">
      <a href={href} aria-label={`View ORCID record ${href}`}>
        {/* biome-ignore lint/performance/noImgElement: a vector of our own, with nothing to optimise */}
        <img src={icon} alt="ORCID iD icon" width={16} height={16} />
        {compact ? orcid : href}
      </a>
      {!authenticated && " (unauthenticated)"}
    </span>
  )
}
