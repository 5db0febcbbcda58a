import type { ReactNode } from "react"
import { type ListItem, rowsOf } from "#ui/article/arrange"
import { BlockLink } from "#ui/article/block-link"
import { InlineContent } from "#ui/article/inline-content"
import { addressOf, type Setting } from "#ui/article/setting"

type Props = Setting & {
  items: ListItem[]
  /** The number of the first item, where it is shown apart from the list before it. */
  from?: number | undefined
}

/** A run of list items as nested lists: an item that is indented further belongs to the item before it. */
export function ListView({ items, from, ...setting }: Props): ReactNode {
  const first = items[0]
  if (!first) return null
  const entries = branches(items).map(([item, ...below]) => (
    <li key={item.id} {...addressOf(item.id, setting)}>
      <InlineContent
        content={item.content}
        citations={setting.citations}
        highlights={setting.passages?.byBlock.get(item.id)}
        letters={setting.passages?.letters}
        noteWord={setting.passages?.noteWord}
      />
      {setting.commentHref && <BlockLink href={setting.commentHref(item.id)} type="list_item" />}
      {rowsOf(below).map(
        (row) => row.kind === "list" && <ListView key={row.items[0]?.id} items={row.items} {...setting} />,
      )}
    </li>
  ))
  return first.list === "ordered" ? <ol start={from ?? first.start}>{entries}</ol> : <ul>{entries}</ul>
}

type Branch = [ListItem, ...ListItem[]]

function branches(items: ListItem[]): Branch[] {
  const base = items[0]?.indent ?? 0
  const found: Branch[] = []
  for (const item of items) {
    const last = found.at(-1)
    if (last && item.indent > base) last.push(item)
    else found.push([item])
  }
  return found
}
