import type { HeldForm } from "#server/form/read-held"

/** A form as it came back: what was typed, and what was wrong with it. */
export type Typed = HeldForm

const NOTHING: Typed = { values: {}, problems: {}, message: "" }

/** The refused form when it is the one called `name`: a page that shows several refills only that one. */
export const formNamed = (held: Typed, name: string): Typed => (held.values.form === name ? held : NOTHING)
