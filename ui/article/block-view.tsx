import type { Block } from "#core/document/schema"
import type { ListItem } from "#ui/article/arrange"
import { BlockLink } from "#ui/article/block-link"
import { FigureView } from "#ui/article/figure-view"
import { InlineContent } from "#ui/article/inline-content"
import { addressOf, type Setting } from "#ui/article/setting"
import { TableView } from "#ui/article/table-view"

type Props = Setting & { block: Exclude<Block, ListItem> }

/** One block as semantic HTML, with its id so that it can be linked to. */
export function BlockView({ block, ...setting }: Props) {
  const { citations, passages, commentHref } = setting
  const address = addressOf(block.id, setting)
  const link = commentHref && <BlockLink href={commentHref(block.id)} type={block.type} />
  const inline = (
    <InlineContent
      content={block.content}
      citations={citations}
      highlights={passages?.byBlock.get(block.id)}
      letters={passages?.letters}
      noteWord={passages?.noteWord}
    />
  )
  switch (block.type) {
    case "paragraph":
      return (
        <p {...address}>
          {inline}
          {link}
        </p>
      )
    case "heading": {
      const Heading = `h${block.level}` as const
      return (
        <Heading {...address}>
          {inline}
          {address.id && (
            <a className="heading-anchor" href={`#${block.id}`} data-aside="">
              <span className="visually-hidden">Link to this section</span>
            </a>
          )}
          {link}
        </Heading>
      )
    }
    case "quote":
      return (
        <blockquote {...address} className={block.pull ? "pull-quote" : undefined}>
          <p>{inline}</p>
          {link}
        </blockquote>
      )
    case "code":
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section {...address} className="code-region" tabIndex={0} aria-label={`Code ${block.language ?? ""}`.trim()}>
          <pre>
            <code>{inline}</code>
          </pre>
          {link}
        </section>
      )
    case "figure":
      return <FigureView figure={block} caption={block.content.length > 0 && inline} link={link} {...setting} />
    case "table":
      return <TableView table={block} caption={block.content.length > 0 && inline} link={link} {...setting} />
    case "divider":
      return <hr id={address.id} className="divider" />
  }
}
