"use client"
import { useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"

const load = async () => {
  const { TextEditor } = await import("#editor/text-editor")
  const { ChangeList } = await import("#editor/track/change-list")
  return { TextEditor, ChangeList }
}
type Loaded<Begun> = Awaited<ReturnType<typeof load>> & { readonly begun: Begun }

/**
 * The editor, once it has been fetched, with what it begins with; null until then, and where it cannot be had: the plain
 * form stays in its place. What stands in the form is read at the very moment in which the editor takes its place, so that
 * nothing that is typed meanwhile is lost.
 */
export function useEditor<Begun>(begin: () => Begun): Loaded<Begun> | null {
  const [loaded, setLoaded] = useState<Loaded<Begun> | null>(null)
  const latest = useRef(begin)
  latest.current = begin
  useEffect(() => {
    let isWanted = true
    load().then(
      (editor) => isWanted && flushSync(() => setLoaded({ ...editor, begun: latest.current() })),
      (error) => console.error(error),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return loaded
}
