import { Button } from "#ui/controls/button"

type Props = {
  people: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  returnTo: string
}

/** In the try-out: one button for each of its people. */
export function AsSeeded({ people, returnTo }: Props) {
  return (
    <section className="stack" aria-labelledby="as-seeded">
      <h2 id="as-seeded" className="section-title">
        Or try it as one of these people
      </h2>
      <form method="post" action="/signin/as">
        <input type="hidden" name="return" value={returnTo} />
        <ul className="plain-list as-seeded">
          {people.map(({ id, name, role }) => (
            <li key={id}>
              <Button variant="quiet" name="personId" value={id}>
                {name} ({role})
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}
