import { rmSync } from "node:fs"
import { startServer } from "#tests/support/server"
import { say } from "../say"
import { buildIfNeeded } from "../start/build"
import { coldLoad } from "./http/cold-load"
import { listenerOn } from "./http/listener"
import { plantLongHistory } from "./http/long-history"
import { startMinimalNext } from "./http/minimal-next"
import { bytesOf, startPlainServer } from "./http/plain-server"
import { benchReading } from "./http/reading"
import { timeWrites } from "./http/writes"

const PAGE = "/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"
const PORT = 3220

/**
 * `npm run bench http`: the article page against a minimal static page of the same Next and against the same bytes from a
 * bare node:http server, compressed and not, in turns within one run; a cold load's weight; the time of submitting and
 * merging over HTTP, with 10 and with 10,000 revisions behind.
 */
export async function benchHttp(): Promise<void> {
  await buildIfNeeded()
  const dataDir = "tests/.output/data-bench"
  rmSync(dataDir, { recursive: true, force: true })
  say("Making an article of 10,000 revisions; this takes about a minute.")
  const histories = await plantLongHistory({ dataDir })
  const closing: (() => Promise<void>)[] = []
  try {
    const product = await startServer({ name: "bench", port: PORT, env: { LIMITS_FACTOR: "1000" }, dataDir })
    closing.push(product.stop)
    const page = `${product.url}${PAGE}`
    const minimal = await startMinimalNext({ port: PORT + 1, compress: true })
    closing.push(minimal.stop)
    const uncompressing = await startMinimalNext({ port: PORT + 2, compress: false })
    closing.push(uncompressing.stop)
    const plain = await startPlainServer(page, PORT + 3)
    closing.push(plain.stop)
    const subject = (name: string, url: string, encoding: "gzip" | "identity") => ({
      name,
      url,
      encoding,
      pid: listenerOn(Number(new URL(url).port)),
    })
    await benchReading(`Reading, gzip accepted: ${await size(page, "gzip")}, (a) ${await size(minimal.url, "gzip")}`, [
      subject("article page", page, "gzip"),
      subject("(a) minimal static page, same Next", minimal.url, "gzip"),
      subject("(a) with `compress: false`", uncompressing.url, "identity"),
      subject("(b) same bytes, bare node:http", plain.url, "gzip"),
    ])
    await benchReading(
      `Reading, uncompressed: ${await size(page, "identity")}, (a) ${await size(minimal.url, "identity")}`,
      [
        subject("article page", page, "identity"),
        subject("(a) minimal static page, same Next", minimal.url, "identity"),
        subject("(b) same bytes, bare node:http", plain.url, "identity"),
      ],
    )
    await coldLoad(page)
    await timeWrites(product.url, histories)
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

const size = async (url: string, encoding: string) =>
  `${((await bytesOf(url, encoding)).byteLength / 1000).toFixed(1)} kB`
