import { inspectCharacters } from "#core/document/hygiene"
import { markdownToInline } from "#core/document/markdown-inline"
import type { Inline, Source } from "#core/document/schema"

/** Words that an editor typed for one place, read; or one sentence saying why they cannot stand. */
export type ReadWords =
  | { readonly ok: true; readonly content: readonly Inline[] }
  | { readonly ok: false; readonly problem: string }

type Where = { readonly isCode: boolean; readonly sources: readonly Source[]; readonly missing: string }

/**
 * Reads words typed into a form for one place of an article: Markdown, or in code the words as they are. Refuses an empty
 * text (with `missing`), what a reader could overlook, and what cannot be kept.
 */
export function readWords(text: string, { isCode, sources, missing }: Where): ReadWords {
  const { text: clean, refused } = inspectCharacters(text)
  if (refused[0]) return { ok: false, problem: refused[0].sentence }
  if (clean.trim() === "") return { ok: false, problem: missing }
  if (isCode) return { ok: true, content: [{ type: "text", text: clean }] }
  const { content, dropped } = markdownToInline(clean, sources)
  return dropped[0] ? { ok: false, problem: dropped[0].what } : { ok: true, content }
}
