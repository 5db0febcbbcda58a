import type { Signed } from "./browser"
import { type Planted, SLUG } from "./heavy"

type Flooding = { readonly url: string; readonly member: Signed; readonly planted: Planted }

/** The same thing again and again, as fast as it is answered; each line says how much of it was taken. */
export async function floods({ url, member, planted }: Flooding): Promise<string[]> {
  const within = planted.edit
  return [
    await flood("remarks", 100, (n) => member.post(`/contributions/${within}/remark`, { body: `Number ${n}.` })),
    await flood("contributions begun", 100, () =>
      member.post(`/articles/${SLUG}/contribute/start`, { kind: "insight" }),
    ),
    await flood("profiles saved", 200, (n) =>
      member.post("/settings/save", { name: `Josiah Carberry ${n}`, topics: "" }),
    ),
    await flood("drafts saved", 300, (n) =>
      member.post(`/contributions/${planted.insight}/save`, { saves: n + 1, changes: { body: `Words ${n}.` } }),
    ),
    await flood("forms of 900 kB by a visitor", 30, () => visit(url, "x".repeat(900_000))),
    await flood("short forms by a visitor", 100, (n) => visit(url, `short ${n}`)),
  ]
}

async function visit(url: string, body: string): Promise<{ status: number }> {
  const { status } = await fetch(`${url}/settings/save`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url },
    body: new URLSearchParams({ name: "Visitor", biography: body }),
  })
  return { status }
}

async function flood(name: string, times: number, send: (n: number) => Promise<{ status: number }>): Promise<string> {
  const began = performance.now()
  const statuses = new Map<number, number>()
  for (let n = 0; n < times; n++) {
    const { status } = await send(n)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  const took = (performance.now() - began) / 1000
  const said = [...statuses].map(([status, count]) => `${count} x ${status}`).join(", ")
  return `${String(times).padStart(4)} ${name.padEnd(32)} in ${took.toFixed(1).padStart(5)} s: ${said}`
}
