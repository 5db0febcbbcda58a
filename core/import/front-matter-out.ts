import { stringify } from "yaml"

type Said = { readonly authors: readonly string[]; readonly topic: string }

/** A manuscript with what its text does not say of the article before it, as YAML that an import reads; as it is where that is nothing. */
export function withFrontMatter(markdown: string, { authors, topic }: Said): string {
  const said = { ...(authors.length > 0 && { authors: [...authors] }), ...(topic && { topic }) }
  return Object.keys(said).length === 0 ? markdown : `---\n${stringify(said, { lineWidth: 0 })}---\n\n${markdown}`
}
