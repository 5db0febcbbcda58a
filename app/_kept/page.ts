import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import { log } from "#server/log"
import type { Answer } from "./ask"
import { forReaders, READERS_POLICY } from "./for-readers"

export const ENCODINGS = ["br", "gzip", "identity"] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The page in one encoding, ready to be written: headers as a flat list of names and values. */
export type Form = { readonly headers: readonly string[]; readonly body: Buffer }

/** A public page as it is sent to everybody; made ready once for each encoding that is asked for. */
export class Page {
  readonly status: number
  /** Weak, because it is the same in every encoding. */
  readonly etag: string
  readonly isKeepable: boolean
  #headers: ReadonlyMap<string, readonly string[]>
  #forms = new Map<Encoding, Form>()
  #making = new Map<Encoding, Promise<Form>>()

  constructor(path: string, answer: Answer) {
    const { body, policy } = readersBody(path, answer)
    this.status = answer.status
    this.etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`
    this.isKeepable =
      answer.status === 200 &&
      !answer.headers.has("set-cookie") &&
      (answer.headers.get("cache-control")?.[0] ?? "").startsWith("public")
    this.#headers = new Map([
      ...answer.headers,
      ["vary", [varying(answer.headers.get("vary"))]],
      // What is not there now may be there in a moment, and must not then be missing from somebody else's cache.
      ...(answer.status >= 400 ? [["cache-control", ["private, no-store"]] as const] : []),
      ...(policy ? [["content-security-policy", [policy]] as const] : []),
      ...(answer.status === 200 ? [["etag", [this.etag]] as const] : []),
    ])
    this.#add("identity", body)
  }

  /** The same page for an address that has none: nobody keeps it, since something may be there later. */
  asNotFound(): Page {
    const headers = new Map([...this.#headers, ["cache-control", ["no-store"]] as const])
    headers.delete("etag")
    return new Page("", { status: 404, headers, body: this.#forms.get("identity")?.body ?? Buffer.alloc(0) })
  }

  get bytes(): number {
    return [...this.#forms.values()].reduce((sum, form) => sum + form.body.byteLength + BESIDE_BYTES, 0)
  }

  ready(encoding: Encoding): Form | undefined {
    return this.#forms.get(encoding)
  }

  /** Compresses, where that was not done before; several who ask at once wait for the same work. */
  async in(encoding: Encoding): Promise<Form> {
    const ready = this.#forms.get(encoding)
    if (ready) return ready
    const making = this.#making.get(encoding) ?? this.#compress(encoding)
    this.#making.set(encoding, making)
    return making
  }

  async #compress(encoding: Encoding): Promise<Form> {
    const plain = this.#forms.get("identity")?.body ?? Buffer.alloc(0)
    const body = encoding === "br" ? await br(plain, BROTLI) : await gz(plain, { level: 7 })
    return this.#add(encoding, body)
  }

  #add(encoding: Encoding, body: Buffer): Form {
    const headers = [...this.#headers].flatMap(([name, values]) => values.flatMap((value) => [name, value]))
    if (encoding !== "identity") headers.push("content-encoding", encoding)
    const form = { headers: [...headers, "content-length", String(body.byteLength)], body }
    this.#forms.set(encoding, form)
    return form
  }
}

/** What a form costs in memory beside its body. */
const BESIDE_BYTES = 2_000

const br = promisify(brotliCompress)
const gz = promisify(gzip)
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

function readersBody(path: string, { headers, body }: Answer): { body: Buffer; policy?: string } {
  if (!headers.get("content-type")?.[0]?.startsWith("text/html")) return { body }
  const page = forReaders(body.toString("utf8"))
  if (page !== null) return { body: Buffer.from(page), policy: READERS_POLICY }
  log.error({ path }, "a public page is not complete without the framework's scripts and was sent with them")
  return { body }
}

const varying = (values: readonly string[] | undefined) =>
  [...new Set([...(values ?? []).flatMap((value) => value.split(/,\s*/)), "Accept-Encoding"])].join(", ")
