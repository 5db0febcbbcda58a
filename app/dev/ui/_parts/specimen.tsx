import type { ReactNode } from "react"

/** One component with its name, in one of its states. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="stack" aria-label={name}>
      <h3 className="section-title">{name}</h3>
      {children}
    </section>
  )
}
