export type Answered = { readonly status: number; readonly text: string; readonly bytes: number }
export type Signed = {
  readonly get: (path: string) => Promise<Answered>
  readonly post: (path: string, body: object) => Promise<Answered>
}

/** Signs in as one of the demo's people; gives how to ask for pages and send what a script in their browser would. */
export async function signedIn(url: string, name: string): Promise<Signed> {
  const page = await (await fetch(`${url}/signin`)).text()
  const upTo = page.slice(0, page.indexOf(name))
  const personId = [...upTo.matchAll(/value="([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? ""
  const json = { origin: url, "content-type": "application/json", accept: "application/json" }
  const answer = await fetch(`${url}/signin/as`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ personId, return: "/" }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ")
  return {
    get: async (path) => answered(await fetch(url + path, { headers: { cookie }, redirect: "manual" })),
    post: async (path, body) =>
      answered(await fetch(url + path, { method: "POST", headers: { ...json, cookie }, body: JSON.stringify(body) })),
  }
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text()
  return { status: response.status, text, bytes: Buffer.byteLength(text) }
}
