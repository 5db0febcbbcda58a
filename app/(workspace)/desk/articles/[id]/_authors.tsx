import { randomUUID } from "node:crypto"
import type { Actor } from "#core/actor"
import type { DeskArticleView } from "#server/article/read-desk"
import { Button, LinkButton } from "#ui/controls/button"
import { PersonNames } from "#ui/people/credited"

type Props = { article: DeskArticleView; actor: Actor }

/** Who is named as author, and the way to say it. */
export function Authors({ article, actor }: Props) {
  const { articleId, authors, liveSeq } = article
  return (
    <section id="authors" className="stack stack-tight measure" aria-labelledby="authors-title">
      <h2 id="authors-title">Authors</h2>
      {authors.length > 0 ? (
        <p>
          By <PersonNames bylines={authors} most={20} />
        </p>
      ) : (
        <p>Nobody is named yet. Say who wrote this before you publish it: whoever publishes it is its editor.</p>
      )}
      <div className="actions">
        <LinkButton variant={authors.length > 0 ? "quiet" : "primary"} href={`/desk/articles/${articleId}/authors`}>
          {authors.length > 0 ? "Change the authors" : "Name the authors"}
        </LinkButton>
        {authors.length === 0 && liveSeq === 0 && <IWroteIt article={article} actor={actor} />}
      </div>
    </section>
  )
}

/** The short way for the one who wrote it. */
function IWroteIt({ article: { articleId, bylineSeen }, actor }: Props) {
  if (actor.kind !== "person" || !actor.name) return null
  return (
    <form method="post" action={`/desk/articles/${articleId}/authors/name`}>
      <input type="hidden" name="_key" value={randomUUID()} />
      <input type="hidden" name="seen" value={bylineSeen} />
      <input type="hidden" name="author.0.personId" value={actor.personId} />
      <input type="hidden" name="author.0.name" value={actor.name} />
      <input type="hidden" name="author.0.roles" value="article_author" />
      <Button variant="quiet">I wrote it myself</Button>
    </form>
  )
}
