"use client"
import { type ComponentType, useEffect, useState } from "react"
import type { ManuscriptProps } from "./manuscript"

const load = async () => {
  const { Manuscript } = await import("./manuscript")
  return Manuscript
}

/** The article written as readers will see it. Without a script, or until that has loaded, there is the field for Markdown. */
export function ManuscriptEditor(props: ManuscriptProps) {
  const [Loaded, setLoaded] = useState<ComponentType<ManuscriptProps> | null>(null)
  useEffect(() => {
    let isWanted = true
    load().then(
      (Manuscript) => isWanted && setLoaded(() => Manuscript),
      (error) => console.error(error),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return Loaded && <Loaded {...props} />
}
