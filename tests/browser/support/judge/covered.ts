import { isClipped, isFilled, isPinned, isShown, named, shared } from "./seen"

const NOT_READ = /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TEXTAREA)$/
const LINES_TRIED = 3
const PLACES_TRIED = [0.04, 0.5, 0.96]

/** Words that other words, or a filled box, lie upon. */
export function coveredWords(): string[] {
  return textsIn(document.body).flatMap((text) => {
    const cover = coverOf(text)
    return cover && text.parentElement ? [`covered: ${named(text.parentElement)} by ${named(cover)}`] : []
  })
}

function textsIn(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (isRead(node)) found.push(node)
  return found
}

function isRead(node: Node): node is Text {
  const around = node.parentElement
  if (!(node instanceof Text) || !around || node.data.trim() === "" || NOT_READ.test(around.tagName)) return false
  return isShown(around) && !isClipped(around, rangeOver(node).getBoundingClientRect())
}

function coverOf(text: Text): Element | undefined {
  for (const line of linesOf(text).slice(0, LINES_TRIED)) {
    if (line.width < 4 || line.height < 6) continue
    for (const part of PLACES_TRIED) {
      const top = document.elementFromPoint(line.left + line.width * part, line.top + line.height / 2)
      if (top && isOther(top, text) && !isPinned(top) && liesOn(top, line)) return top
    }
  }
}

const isOther = (top: Element, text: Text) => !top.contains(text) && !text.parentElement?.contains(top)

/** An unfilled box covers with its words alone; a filled one covers wherever it is. */
const liesOn = (top: Element, line: DOMRect) =>
  (isFilled(top) ? [...top.getClientRects()] : linesOf(top)).some((box) => {
    const { across, down } = shared(box, line)
    return box.width > 3 && across > 3 && down > 5
  })

const linesOf = (node: Node): DOMRect[] => [...rangeOver(node).getClientRects()]

function rangeOver(node: Node): Range {
  const range = document.createRange()
  range.selectNodeContents(node)
  return range
}
