type Answer = { readonly ok: boolean; readonly id?: string; readonly message?: string; readonly fields?: unknown }
export type Client = { readonly post: (path: string, body: object) => Promise<Answer> }

/** Signs in as one of the demo's people, and sends what a script in their browser would. */
export async function signedIn(url: string, name: string): Promise<Client> {
  const page = await (await fetch(`${url}/signin`)).text()
  const answer = await fetch(`${url}/signin/as`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ personId: idBefore(page, name), return: "/" }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ")
  return {
    post: async (path, body) => {
      const response = await fetch(`${url}${path}`, {
        method: "POST",
        headers: { origin: url, cookie, "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(body),
      })
      const said = (await response.json()) as Answer
      if (!said.ok) throw new Error(`${path}: ${said.message} ${JSON.stringify(said.fields)}`)
      return said
    },
  }
}

/** The value of the button that names this person. */
function idBefore(page: string, name: string): string {
  const upTo = page.slice(0, page.indexOf(name))
  return [...upTo.matchAll(/value="([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? ""
}

const DECLARATIONS = { aiUse: "none", aiNote: "", licence: "yes", interestsConfirmed: "yes" }

export type Kind = "insight" | "edit"
type People = { readonly url: string; readonly expert: Client; readonly editor: Client }

/**
 * Sends an insight on a whole article, or another wording of its last paragraph, and has it merged; gives the milliseconds
 * that sending and merging took.
 */
export async function publish(
  { url, expert, editor }: People,
  slug: string,
  { kind, n }: { kind: Kind; n: number },
): Promise<{ submit: number; merge: number }> {
  const { id } = await expert.post(`/articles/${slug}/contribute/start`, { kind })
  const words = `Number ${n} of what this measurement says, and it says no more than that.`
  const changes =
    kind === "insight" ? { body: words } : { blocks: { [await lastBlockOf(url, slug)]: words }, reason: "Measured." }
  await expert.post(`/contributions/${id}/save`, { saves: 0, changes })
  const roles = [kind === "insight" ? "expert_commentary" : "suggested_edit"]
  const submit = await timed(() => expert.post(`/contributions/${id}/send`, { saves: 1, roles, ...DECLARATIONS }))
  const liveSeq = await liveSeqOf(url, slug)
  const decision = { versionN: 1, liveSeq, note: words, significance: "substantive", message: "" }
  const merge = await timed(() => editor.post(`/desk/${id}/merge`, decision))
  const shown = await liveSeqOf(url, slug)
  if (shown !== liveSeq + 1)
    throw new Error(`${slug} shows revision ${shown} right after ${liveSeq + 1} was published.`)
  return { submit, merge }
}

async function lastBlockOf(url: string, slug: string): Promise<string> {
  const page = await (await fetch(`${url}/articles/${slug}`)).text()
  return (
    [...page.matchAll(/id="([0-9a-f-]{36})"[^>]*data-block|data-block="([0-9a-f-]{36})"/g)]
      .at(-1)
      ?.slice(1)
      .find(Boolean) ?? ""
  )
}

async function liveSeqOf(url: string, slug: string): Promise<number> {
  const page = await (await fetch(`${url}/articles/${slug}`)).text()
  return Number(page.match(/data-seq="(\d+)"/)?.[1])
}

export async function timed(body: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await body()
  return performance.now() - began
}
