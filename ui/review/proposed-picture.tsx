import { safeImageSource } from "#core/document/links"
import type { Block } from "#core/document/schema"
import type { BlockChange } from "#core/text/diff"
import { InlineContent } from "#ui/article/inline-content"

type Figure = Extract<Block, { type: "figure" }>

/** The picture that a change brings, as it will be: itself, where it comes from, and what is said of it to those who cannot see it. */
export function ProposedPicture({ change }: { change: BlockChange }) {
  const { block } = change
  if (block.type !== "figure" || !bringsPicture(change)) return null
  const source = safeImageSource(block.src)
  return (
    <figure className="proposed-picture">
      {source && (
        // biome-ignore lint/performance/noImgElement: shown just as readers would get it, from where it lies
        <img src={source} alt={block.alt} loading="lazy" decoding="async" referrerPolicy="no-referrer" />
      )}
      {(block.content.length > 0 || block.credit) && (
        <figcaption>
          <InlineContent content={block.content} revealed />
          {block.credit && <small className="figure-credit"> Picture: {block.credit}</small>}
        </figcaption>
      )}
      <PictureFacts figure={block} />
    </figure>
  )
}

function PictureFacts({ figure: { src, alt, credit } }: { figure: Figure }) {
  const host = hostOf(src)
  return (
    <div className="picture-facts">
      <dl>
        <div>
          <dt>Address</dt>
          <dd className="picture-address">{src}</dd>
        </div>
        <div>
          <dt>For those who cannot see it</dt>
          <dd>{alt || "Nothing is said"}</dd>
        </div>
        <div>
          <dt>Credit</dt>
          <dd>{credit || "None"}</dd>
        </div>
      </dl>
      {host && (
        <p>
          Readers’ browsers will fetch it from <strong>{host}</strong>, as yours has just done. Whoever runs {host} can
          see that, and can put another picture in its place.
        </p>
      )}
    </div>
  )
}

const PICTURED: ReadonlySet<string> = new Set(["src", "alt", "credit", "type"])

const bringsPicture = ({ kind, attributes }: BlockChange): boolean =>
  kind === "inserted" || attributes.some(({ name }) => PICTURED.has(name))

/** Another host than ours; null for a picture that lies here. */
function hostOf(src: string): string | null {
  return URL.canParse(src) ? new URL(src).host : null
}
