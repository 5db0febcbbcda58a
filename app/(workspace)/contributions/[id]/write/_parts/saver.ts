import {
  type Answer,
  type Autosave,
  beginAutosave,
  type Fields,
  fromFields,
  isUnsaved,
  receive,
  send,
  unsavedFields,
  write,
} from "#core/contribution/autosave"
import { keepCopy, placeFor } from "./device-copies"

const TYPING_PAUSE = 800
const LONGEST_UNSAVED = 5_000
const COPY_PAUSE = 250
const ANSWER_WITHIN = 20_000
const RETRIES = [2_000, 5_000, 15_000, 30_000, 60_000]

export type SaverState = {
  readonly save: Autosave
  /** Whether what is unsaved is at least kept on this device. */
  readonly onDevice: boolean
}
export type Begun = { readonly saves: number; readonly savedAt: string; readonly fields: Fields }
export type Saver = {
  readonly state: () => SaverState
  readonly subscribe: (listener: () => void) => () => void
  readonly write: (changes: Fields) => void
  /** Saves what is unsaved now. Whether all of it is saved then. */
  readonly flush: () => Promise<boolean>
  /** Listens to the page: tries again when there is a connection or the person is back. Gives how to stop. */
  readonly attend: () => () => void
}

/**
 * Saves a draft while it is written: after each pause in typing, at least every five seconds, one save at a time. What
 * the server does not have is kept on the device until it does. It tries again by itself when nobody answered.
 */
export function openSaver(id: string, begun: Begun): Saver {
  let state: SaverState = { save: beginAutosave(begun), onDevice: true }
  let place: string | undefined
  let underWay: Promise<void> | null = null
  let nextSave: ReturnType<typeof setTimeout> | undefined
  let nextCopy: ReturnType<typeof setTimeout> | undefined
  let unsavedSince = 0
  let failures = 0
  const listeners = new Set<() => void>()

  const set = (save: Autosave, onDevice = state.onDevice) => {
    state = { save, onDevice }
    for (const listener of listeners) listener()
  }
  const later = (ms: number) => {
    clearTimeout(nextSave)
    nextSave = setTimeout(() => void run(), ms)
  }
  const copy = () => {
    clearTimeout(nextCopy)
    place ??= placeFor(id)
    const onDevice = keepCopy(place, unsavedFields(state.save), fromFields(state.save))
    if (onDevice !== state.onDevice) set(state.save, onDevice)
  }

  async function deliver(isLeaving: boolean): Promise<void> {
    clearTimeout(nextSave)
    const next = send(state.save)
    if (!next) return
    set(next)
    set(receive(state.save, await post(id, next, isLeaving)))
    copy()
    unsavedSince = 0
    failures = state.save.trouble?.kind === "offline" ? failures + 1 : 0
    if (failures > 0) later(RETRIES[Math.min(failures, RETRIES.length) - 1] ?? TYPING_PAUSE)
    else if (!state.save.trouble && isUnsaved(state.save)) later(0)
  }
  const run = (isLeaving = false): Promise<void> => {
    underWay ??= deliver(isLeaving).finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    write: (changes) => {
      set(write(state.save, changes))
      clearTimeout(nextCopy)
      nextCopy = setTimeout(copy, COPY_PAUSE)
      unsavedSince ||= Date.now()
      const patience = Math.max(0, unsavedSince + LONGEST_UNSAVED - Date.now())
      if (failures === 0) later(Math.min(TYPING_PAUSE, patience))
    },
    flush: async () => {
      await underWay
      while (isUnsaved(state.save)) {
        if (!send(state.save)) return false
        await run()
        if (state.save.trouble) return false
      }
      return true
    },
    attend: () => {
      const back = () => {
        if (document.visibilityState === "visible" && state.save.trouble) void run()
      }
      const leave = (event: BeforeUnloadEvent) => {
        const isOffered = state.save.trouble?.kind === "elsewhere" && state.onDevice
        if (isUnsaved(state.save) && !isOffered) event.preventDefault()
      }
      const hide = () => {
        copy()
        void run(true)
      }
      window.addEventListener("online", back)
      window.addEventListener("focus", back)
      document.addEventListener("visibilitychange", back)
      window.addEventListener("beforeunload", leave)
      window.addEventListener("pagehide", hide)
      return () => {
        window.removeEventListener("online", back)
        window.removeEventListener("focus", back)
        document.removeEventListener("visibilitychange", back)
        window.removeEventListener("beforeunload", leave)
        window.removeEventListener("pagehide", hide)
        clearTimeout(nextSave)
      }
    },
  }
}

/** Sends what is on its way; null when nobody answered, or nothing that we understand. */
async function post(id: string, { saves, sending }: Autosave, keepalive: boolean): Promise<Answer> {
  try {
    const response = await fetch(`/contributions/${id}/save`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ saves, changes: sending }),
      keepalive,
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
    const answer = await response.json()
    return typeof answer?.ok === "boolean" ? answer : null
  } catch {
    return null
  }
}
