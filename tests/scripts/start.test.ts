import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DrizzleQueryError } from "drizzle-orm"
import { describe, expect, onTestFinished, test } from "vitest"
import { readEnv } from "../../env"
import { sentenceFor } from "../../scripts/sentence-for"
import { holdPort } from "../../scripts/start/port"

const HERE = "127.0.0.1"

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, HERE)
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}

describe("while everything is prepared", () => {
  test("the port is held: it is said that the process lives and is not ready, and nothing is kept", async () => {
    const port = await aFreePort()
    const held = await holdPort({ host: HERE, port })
    onTestFinished(held.letGo)
    const asked = async (path: string) => fetch(`http://${HERE}:${port}${path}`)
    expect((await asked("/healthz")).status).toBe(200)
    for (const path of ["/readyz", "/", "/healthz/x"]) {
      const answer = await asked(path)
      expect(answer.status).toBe(503)
      expect(answer.headers.get("cache-control")).toContain("no-store")
    }
    const second = await holdPort({ host: HERE, port }).catch((error: unknown) => error)
    expect(sentenceFor(second)).toMatch(/^Port \d+ is taken by another program\. .* PORT=\d+ npm start$/)
  })

  test("and let go, once or twice, for the server itself", async () => {
    const port = await aFreePort()
    const held = await holdPort({ host: HERE, port })
    await held.letGo()
    await held.letGo()
    await (await holdPort({ host: HERE, port })).letGo()
  })

  test.each(["192.0.2.1", "no-such-host.invalid"])("a HOST that is not ours (%s) is said", async (host) => {
    const failed = await holdPort({ host, port: await aFreePort() }).catch((error: unknown) => error)
    expect(sentenceFor(failed)).toMatch(/^HOST=.* is no address of this machine\./)
  })
})

describe("what stops a command is said in a sentence", () => {
  const inFile = (code: string) => Object.assign(new Error(code), { code, path: "/data/secret", syscall: "open" })
  const fromStore = (code: string) =>
    new DrizzleQueryError("create schema drizzle", [], Object.assign(new Error("permission denied"), { code }))

  test.each<[string, Error, RegExp]>([
    [
      "a folder that others own",
      inFile("EACCES"),
      /^\/data\/secret cannot be written: this user has no right to\. Let/,
    ],
    ["a disk that is read-only", inFile("EROFS"), /the disk is read-only/],
    ["a full disk", inFile("ENOSPC"), /the disk is full/],
    ["a folder that is a file", inFile("ENOTDIR"), /a part of its path is a file/],
    ["a database user who may make nothing", fromStore("42501"), /GRANT CREATE ON DATABASE/],
    ["a database that takes no writes", fromStore("25006"), /If it is a copy \(a replica\), name the original/],
    ["too many connections", fromStore("53300"), /max_connections/],
    ["what happened beneath", new Error("failed", { cause: inFile("EACCES") }), /cannot be written/],
  ])("%s", (_, error, sentence) => {
    expect(sentenceFor(error)).toMatch(sentence)
  })

  test("a data folder that is a file, found out by trying", () => {
    const folder = mkdtempSync(join(tmpdir(), "scholium-start-"))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, "data"), "")
    const failure = () => readEnv({ DATA_DIR: join(folder, "data") })
    expect(sentenceFor(caught(failure))).toMatch(/data cannot be written: a file of that name is there\./)
  })

  test("but a bug keeps its stack", () => {
    expect(sentenceFor(new TypeError("x is undefined"))).toBeNull()
    expect(sentenceFor("nothing")).toBeNull()
  })
})

function caught(body: () => unknown): unknown {
  try {
    return body()
  } catch (error) {
    return error
  }
}
