import { Button } from "#ui/controls/button"

/** What could not be kept of something that was pasted. */
export function Dropped({ sentences, onClose }: { sentences: readonly string[]; onClose: () => void }) {
  return (
    <div role="status" className="editor-dropped">
      {sentences.length > 0 && (
        <>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Button type="button" small variant="quiet" onClick={onClose}>
            Understood
          </Button>
        </>
      )}
    </div>
  )
}
