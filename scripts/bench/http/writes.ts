import { say } from "../../say"
import { median, percentile } from "./load"
import type { LongAndShort } from "./long-history"
import { type Client, type Kind, publish, signedIn, timed } from "./newsroom"

const TIMES = 20

/**
 * How long sending a contribution and merging it take over HTTP, one after the other, as an expert and an editor: into an
 * article with few revisions and into one with many, in turns. After each merge, how long readers wait for the pages that
 * have to be made anew.
 */
export async function timeWrites(url: string, { short, long }: LongAndShort): Promise<void> {
  const people = {
    url,
    expert: await signedIn(url, "Josiah Carberry"),
    editor: await signedIn(url, "Ed Marlowe"),
  }
  const articles = [new Timed(short), new Timed(long)]
  for (const { slug } of [short, long]) await publish(people, slug, { kind: "insight", n: 0 })
  for (let n = 0; n < TIMES; n++) {
    for (const kind of ["insight", "edit"] as const)
      for (const one of n % 2 === 0 ? articles : [...articles].reverse()) await one.publish(people, kind)
  }
  const [few, many] = articles
  if (!few || !many) return
  say(`\nWriting over HTTP, ${TIMES} times into each article, in turns`)
  for (const name of Object.keys(few.writes)) row(name, few.writes[name] ?? [], many.writes[name] ?? [])
  say("\nThe first reader after each merge, whose page is made from the database")
  for (const page of Object.keys(few.reads)) row(page, few.reads[page] ?? [], many.reads[page] ?? [])
}

/** The fastest is the figure that others on the machine disturb least. */
function row(name: string, few: readonly number[], many: readonly number[]): void {
  const figures = (times: readonly number[]) => [Math.min(...times), median(times), percentile(times, 0.99)]
  const said = (times: readonly number[]) => {
    const [fastest, p50, p99] = figures(times).map((time) => time.toFixed(0).padStart(4))
    return `fastest ${fastest} p50 ${p50} p99 ${p99} ms`
  }
  const [fastest, p50] = figures(many).map((time, at) => (time / (figures(few)[at] ?? 1)).toFixed(2))
  say(`  ${name.padEnd(26)} few: ${said(few)}   many: ${said(many)}   ratio: fastest ${fastest}, p50 ${p50}`)
}

type Times = Record<string, number[]>

class Timed {
  readonly writes: Times = {}
  readonly reads: Times = {}
  readonly #slug: string
  #newest: number

  constructor({ slug, revisions }: LongAndShort["short"]) {
    this.#slug = slug
    this.#newest = revisions + 1
  }

  async publish(people: { url: string; expert: Client; editor: Client }, kind: Kind): Promise<void> {
    const { submit, merge } = await publish(people, this.#slug, { kind, n: ++this.#newest })
    add(this.writes, `submit an ${kind}`, submit)
    add(this.writes, `merge an ${kind}`, merge)
    const path = `/articles/${this.#slug}`
    const pages = {
      history: `${path}/history`,
      "history, all changes": `${path}/history/all`,
      "compare first with newest": `${path}/compare/1...${this.#newest}`,
      "a feed of its changes": `${path}/feed.atom`,
    }
    for (const [name, page] of Object.entries(pages)) {
      const took = await timed(async () => {
        const answer = await fetch(people.url + page)
        if (!answer.ok) throw new Error(`${page}: ${answer.status}`)
        await answer.text()
      })
      add(this.reads, name, took)
    }
  }
}

function add(times: Times, name: string, took: number): void {
  times[name] = [...(times[name] ?? []), took]
}
