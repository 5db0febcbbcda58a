import type { Command, EditorState } from "prosemirror-state"
import type { Source } from "#core/document/schema"
import { cite, setLanguage, setLink } from "../keys/commands"
import { pictureIn, setPicture } from "../keys/figures"
import { CitePanel } from "./cite-panel"
import { LanguagePanel } from "./language-panel"
import { LinkPanel } from "./link-panel"
import { PicturePanel } from "./picture-panel"
import { Shortcuts } from "./shortcuts"
import type { AddSource } from "./source-fields"
import type { Panel } from "./toolbar"

type Props = {
  panel: Panel
  state: EditorState
  sources: readonly Source[]
  onAddSource?: AddSource
  /** Does something to the text, and closes. */
  onRun: (command: Command) => void
  onCite: (refId: string) => void
  onClose: () => void
}

/** What a button of the toolbar opened. */
export function Panels({ panel, state, sources, onAddSource, onRun, onCite, onClose }: Props) {
  switch (panel) {
    case "link":
      return <LinkPanel {...linkAt(state)} onSet={(href) => onRun(setLink(href))} onClose={onClose} />
    case "picture":
      return (
        <PicturePanel
          picture={pictureIn(state)?.picture ?? null}
          onSet={(picture) => onRun(setPicture(picture))}
          onClose={onClose}
        />
      )
    case "language":
      return (
        <LanguagePanel
          language={state.selection.$from.parent.attrs.language ?? ""}
          onSet={(language) => onRun(setLanguage(language))}
          onClose={onClose}
        />
      )
    case "cite":
      return (
        <CitePanel
          sources={sources}
          onAdd={onAddSource}
          onCite={(refId) => {
            onCite(refId)
            onRun(cite(refId))
          }}
          onClose={onClose}
        />
      )
    case "keys":
      return <Shortcuts onClose={onClose} />
    default:
      return null
  }
}

function linkAt({ selection, schema }: EditorState): { href: string; hasWords: boolean } {
  const { $from, empty } = selection
  const marks = empty ? $from.marks() : ($from.nodeAfter?.marks ?? [])
  const href = marks.find((mark) => mark.type === schema.marks.link)?.attrs.href ?? ""
  return { href, hasWords: !empty || href !== "" }
}
