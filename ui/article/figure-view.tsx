import type { ReactNode } from "react"
import { safeImageSource } from "#core/document/links"
import type { Block } from "#core/document/schema"
import { addressOf, type Setting } from "#ui/article/setting"

type Props = Setting & {
  figure: Extract<Block, { type: "figure" }>
  caption: ReactNode
  /** Where the figure is commented on. */
  link?: ReactNode
}

/** A picture with its caption and its credit. */
export function FigureView({ figure, caption, link, ...setting }: Props) {
  return (
    <figure {...addressOf(figure.id, setting)}>
      {/* biome-ignore lint/performance/noImgElement: pictures come from the article's own address, already sized */}
      <img src={safeImageSource(figure.src) ?? undefined} alt={figure.alt} loading="lazy" decoding="async" />
      {(caption || figure.credit) && (
        <figcaption>
          {caption}
          {figure.credit && (
            <small className="figure-credit" data-aside="">
              {" "}
              Picture: {figure.credit}
            </small>
          )}
        </figcaption>
      )}
      {link}
    </figure>
  )
}
