"use client"
import { useMemo, useRef, useState } from "react"
import { type ChangeReason, follow, saysSomething } from "#core/contribution/reasons"
import { type ReadSource, readSource, type TypedSource } from "#core/document/new-source"
import type { Source } from "#core/document/schema"
import type { ListedChange } from "#editor/track/changes"
import type { Saver } from "./saver"

/** What a draft says of single changes, and the sources that it adds. */
export type Reasoned = { readonly reasons: readonly ChangeReason[]; readonly sources: readonly Source[] }

/** The reasons and new sources of the draft in this page; whatever becomes of them is saved. */
export function useReasons(saver: Saver, kept: Reasoned, known: readonly Source[]) {
  const [{ reasons, sources: added }, setState] = useState(kept)
  const latest = useRef(kept)
  const isOpened = useRef(false)
  const acts = useMemo(() => {
    const keep = (changes: Partial<Reasoned>) => {
      latest.current = { ...latest.current, ...changes }
      setState(latest.current)
      const { reasons, sources } = latest.current
      // What was only just asked for says nothing yet.
      saver.write({ reasons: reasons.filter(saysSomething), sources })
    }
    return {
      keep,
      onReasons: (reasons: readonly ChangeReason[]) => keep({ reasons }),
      /** The text changed: the reasons go along with their changes. Merely opening the draft saves nothing. */
      onChanges: (changes: readonly ListedChange[]) => {
        const reasons = follow(latest.current.reasons, changes)
        if (reasons !== latest.current.reasons) {
          if (isOpened.current) keep({ reasons })
          else {
            latest.current = { ...latest.current, reasons }
            setState(latest.current)
          }
        }
        isOpened.current = true
      },
      /** A source of one's own that is added again takes its new wording: so it is corrected. */
      onAddSource: (typed: TypedSource): ReadSource => {
        const read = readSource(typed, known)
        if (!read.ok || read.isKnown) return read
        const { source } = read
        const { sources } = latest.current
        const isThere = sources.some(({ id }) => id === source.id)
        keep({ sources: isThere ? sources.map((one) => (one.id === source.id ? source : one)) : [...sources, source] })
        return read
      },
      takeOut: (id: string) => keep({ sources: latest.current.sources.filter((source) => source.id !== id) }),
    }
  }, [saver, known])
  const sources = useMemo(() => [...known, ...added], [known, added])
  return { reasons, added, sources, ...acts }
}
