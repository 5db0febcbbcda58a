/** The number of a source behind the words that cite it. */
export function citationMark(number: number | undefined): HTMLElement {
  const element = document.createElement("sup")
  element.className = number ? "citation" : "citation citation-missing"
  const said = document.createElement("span")
  said.className = "visually-hidden"
  said.textContent = "Source "
  element.append(said, number ? String(number) : "[source missing]")
  return element
}
