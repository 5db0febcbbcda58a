"use client"
import { useEffect, useMemo, useRef, useState } from "react"
import { cutPicked, type Picked, pickPassage } from "#core/anchor/pick"
import { PASSAGE_MOST_CHARACTERS, quoted } from "#core/contribution/passage"
import { listNumbers } from "#core/document/numbering"
import type { Block, Source } from "#core/document/schema"
import { shortened } from "#core/document/shortened"
import { BlockView } from "#ui/article/block-view"
import { indexCitations } from "#ui/article/citations"
import { ListView } from "#ui/article/list-view"
import { Button } from "#ui/controls/button"

type Props = {
  action: string
  saves: number
  blocks: readonly Block[]
  sources: readonly Source[]
  /** Block id -> all its words, for blocks that can be picked as a whole. */
  whole: readonly (readonly [string, string])[]
}

/** The article with a button beside each passage; with the script, any words in it can be selected instead. */
export function PickPassage({ action, saves, blocks, sources, whole }: Props) {
  const root = useRef<HTMLFormElement | null>(null)
  const [picked, setPicked] = useState<(Picked & { block: string }) | null>(null)
  const [live, setLive] = useState(false)
  const words = useMemo(() => new Map(whole), [whole])
  const numbers = useMemo(() => listNumbers(blocks), [blocks])
  const citations = useMemo(() => indexCitations({ blocks: [...blocks] }, [...sources]), [blocks, sources])

  useEffect(() => {
    setLive(true)
    const look = () => setPicked(selectionIn(root.current))
    document.addEventListener("selectionchange", look)
    return () => document.removeEventListener("selectionchange", look)
  }, [])

  return (
    <form method="post" action={action} className="pick" ref={root}>
      <input type="hidden" name="saves" value={saves} autoComplete="off" />
      {picked && <Place {...picked} />}
      <p className="actions">
        <Button variant="quiet" name="about" value="article">
          About the whole article
        </Button>
        <span className="quiet">
          or pick a passage below: its button takes all of it{live && ", selecting takes the words you select"}.
        </span>
      </p>
      <div className="pick-text">
        {blocks.map((block) => (
          <div className="pick-row" key={block.id} data-pick={block.id}>
            {block.type === "list_item" ? (
              <ListView items={[block]} from={numbers.get(block.id)} citations={citations} addressed={false} />
            ) : (
              <BlockView block={block} citations={citations} addressed={false} />
            )}
            {words.has(block.id) && <WholeButton id={block.id} words={words.get(block.id) ?? ""} />}
          </div>
        ))}
      </div>
      <div className="write-bar" hidden={picked === null}>
        <p className="pick-words" role="status">
          {picked && `“${quoted(picked)}”`}
        </p>
        <Button name="about" value="selection">
          Use the selected words
        </Button>
      </div>
    </form>
  )
}

function Place({ block, start, end, exact }: Picked & { block: string }) {
  return Object.entries({ block, start, end, exact }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

function WholeButton({ id, words }: { id: string; words: string }) {
  const opening = shortened(words, 40)
  return (
    <p className="pick-whole">
      <input type="hidden" name={`words.${id}`} value={words} />
      <Button small variant="quiet" name="about" value={id}>
        About this<span className="visually-hidden">: {opening}</span>
      </Button>
    </p>
  )
}

/** The words selected inside one passage of the form; null for anything else. */
function selectionIn(root: HTMLElement | null): (Picked & { block: string }) | null {
  const selection = document.getSelection()
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const start = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement
  const row = start?.closest<HTMLElement>("[data-pick]")
  const shown = row?.firstElementChild
  if (!row || !shown || !root.contains(row)) return null
  const ends = shown.contains(range.endContainer) ? { node: range.endContainer, offset: range.endOffset } : undefined
  const found = pickPassage(shown, { node: range.startContainer, offset: range.startOffset }, ends)
  return found && { ...cutPicked(found, PASSAGE_MOST_CHARACTERS), block: row.dataset.pick ?? "" }
}
