import type { ReactNode } from "react"

type Props = { insightIds: string[]; opens: string[]; children: ReactNode }

/**
 * The words an insight stands beside. The notes' links back lead to `passage-<insight>`, which exists once in the page.
 * `aria-details` names one note, as ARIA 1.2 has it; the letters behind the words lead to all of them.
 */
export function Passage({ insightIds, opens, children }: Props) {
  const [own, ...others] = opens
  return (
    <mark
      className={insightIds.length > 1 ? "passage passage-shared" : "passage"}
      id={own && `passage-${own}`}
      aria-details={`insight-${insightIds[0]}`}
    >
      {others.map((id) => (
        <span key={id} id={`passage-${id}`} />
      ))}
      {children}
    </mark>
  )
}
