import { spawn } from "node:child_process"
import { once } from "node:events"
import { writeFileSync } from "node:fs"
import { get } from "node:http"

const SERVER = `
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
const form = (name, more) => {
  const body = readFileSync(name)
  return { body, headers: { "content-type": "text/html; charset=utf-8", ...more, "content-length": body.byteLength } }
}
const gzip = form(process.argv[2], { "content-encoding": "gzip" })
const identity = form(process.argv[3], {})
createServer((request, response) => {
  const { headers, body } = request.headers["accept-encoding"] === "gzip" ? gzip : identity
  response.writeHead(200, headers).end(body)
}).listen(Number(process.argv[4]), "127.0.0.1", () => process.stdout.write("up"))
`

/** Serves the very bytes of a page, compressed and not, from a bare node:http server in a process of its own. */
export async function startPlainServer(
  page: string,
  port: number,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const file = (name: string) => `tests/.output/${name}`
  for (const encoding of ["gzip", "identity"]) writeFileSync(file(`page.${encoding}`), await bytesOf(page, encoding))
  writeFileSync(file("plain-server.mjs"), SERVER)
  const child = spawn(
    process.execPath,
    [file("plain-server.mjs"), file("page.gzip"), file("page.identity"), String(port)],
    { stdio: ["ignore", "pipe", "inherit"] },
  )
  await once(child.stdout, "data")
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      child.kill("SIGTERM")
    },
  }
}

/** What is sent, as it is sent: `fetch` would decompress it. */
export function bytesOf(url: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": encoding } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on("data", (chunk: Buffer) => chunks.push(chunk))
      answer.on("end", () => resolve(Buffer.concat(chunks)))
    }).on("error", reject)
  })
}
