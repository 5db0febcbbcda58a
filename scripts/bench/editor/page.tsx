import { useRef, useState } from "react"
import { createRoot } from "react-dom/client"
import type { Block } from "#core/document/schema"
import { type EditorHandle, TextEditor } from "#editor/text-editor"
import { ChangeList } from "#editor/track/change-list"
import type { ListedChange } from "#editor/track/changes"
import type { Reasoning } from "#editor/track/reason-fields"
import { proseOf } from "./prose"

/** The editor with its list of changes, on an article of as many words as the address asks for. */
const asked = new URLSearchParams(location.search)
const base = proseOf(Number(asked.get("words")))
const text = base.map((block, at) => (at % 10 < Number(asked.get("changed")) ? reworded(block) : block))

const NO_REASONS: Reasoning = {
  reasons: [],
  sources: [],
  onReasons: () => {},
  onAddSource: () => ({ ok: false, problems: {} }),
}

function Page() {
  const handle = useRef<EditorHandle | null>(null)
  const [changes, setChanges] = useState<readonly ListedChange[]>([])
  return (
    <div className="editing">
      <div className="editing-text">
        <TextEditor
          kind="article"
          label="The article, to be edited"
          blocks={text}
          base={base}
          handle={handle}
          onWrite={() => {}}
          onChanges={setChanges}
        />
      </div>
      <div className="editing-aside my-changes">
        <ChangeList
          changes={changes}
          reasoning={NO_REASONS}
          sources={[]}
          onGoTo={(id) => handle.current?.goTo(id)}
          onTakeBack={({ id }) => handle.current?.takeBack(id)}
        />
      </div>
    </div>
  )
}

function reworded(block: Block): Block {
  const [run] = block.content
  if (run?.type !== "text") return block
  return {
    ...block,
    content: [{ type: "text", text: run.text.replace("dose", "amount").replace("trial", "study") }],
  } as Block
}

const place = document.getElementById("page")
if (place) createRoot(place).render(<Page />)
