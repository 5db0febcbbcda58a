"use client"
import { useEffect, useState, useSyncExternalStore } from "react"
import { type Fields, lostFields, standingOf } from "#core/contribution/autosave"
import { findCopies, keepCopy } from "./device-copies"
import { type Begun, openSaver } from "./saver"

/** Something that was written on this device and never reached the server. */
export type Lost = {
  readonly at: number
  readonly fields: Fields
  /** What the device had loaded in place of them. */
  readonly from: Fields
  readonly places: readonly string[]
}

/** The saving of the draft in this page, as the page shows it. */
export function useSaver(id: string, begun: Begun) {
  const [saver] = useState(() => openSaver(id, begun))
  const { save, onDevice } = useSyncExternalStore(saver.subscribe, saver.state, saver.state)
  const [lost, setLost] = useState<Lost | null>(null)
  useEffect(() => saver.attend(), [saver])
  useEffect(() => setLost(findLost(id, saver.state().save.kept)), [id, saver])
  const forget = () => {
    for (const place of lost?.places ?? []) keepCopy(place, {})
    setLost(null)
  }
  return { saver, save, onDevice, standing: standingOf(save), lost, forget }
}

/** The newest copy with words that the server does not have; copies without any are cleared away. */
function findLost(id: string, kept: Fields): Lost | null {
  const copies = findCopies(id).map((copy) => ({ ...copy, fields: lostFields(copy, kept) }))
  for (const { place, fields } of copies) if (!fields) keepCopy(place, {})
  const [newest] = copies.filter((copy) => copy.fields !== null)
  return newest?.fields
    ? { at: newest.at, fields: newest.fields, from: newest.from ?? {}, places: [newest.place] }
    : null
}
