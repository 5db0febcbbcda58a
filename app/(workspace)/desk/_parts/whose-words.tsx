import type { ReactNode } from "react"
import type { Authored, Hand } from "#core/contribution/authored"
import { counted, numbered } from "#core/metadata/in-words"
import { InlineContent } from "#ui/article/inline-content"

type Props = { authored: Authored; author: string }

/** Which words of the next text would be the author's and which the editor's, passage by passage. */
export function WhoseWords({ authored, author }: Props) {
  const { passages, authorWords, editorWords } = authored
  if (passages.length === 0) return <p className="quiet">No word is new. The author is credited all the same.</p>
  return (
    <section className="whose-words" aria-labelledby="whose-words">
      <h3 id="whose-words" className="card-title">
        Whose words are new
      </h3>
      <p>
        {counted(authorWords, "word")} would be {author}'s
        {editorWords > 0 ? `, ${numbered(editorWords)} yours, because you wrote them.` : "; none would be yours."}
      </p>
      <ul className="plain-list">
        {passages.map(({ block, stretches }) => (
          <li key={block.id} className="whose-passage">
            {stretches.map(({ by, content }, index) => (
              <Stretch key={index} by={by} author={author}>
                <InlineContent content={content} revealed />
              </Stretch>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Stretch({ by, author, children }: { by: Hand; author: string; children: ReactNode }) {
  if (by === "before") return children
  const whose = by === "author" ? author : "you"
  return (
    <span className={`hand hand-${by}`} title={`Written by ${whose}`}>
      <span className="visually-hidden"> [by {whose}: </span>
      {children}
      <span className="visually-hidden"> end] </span>
      <span className="hand-sign" aria-hidden="true">
        {by === "author" ? initials(author) : "you"}
      </span>
    </span>
  )
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .join("")
    .slice(0, 3)
