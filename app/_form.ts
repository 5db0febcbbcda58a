import { checkShape } from "#core/document/shape"
import { storableText } from "#core/document/storable"
import { Refusal } from "#core/refusal"

/** The largest body that is taken: rich text with room to spare. */
const MOST_BYTES = 1_000_000
/** Of a body that is too large this much is let in and dropped: a browser reads no answer before it has sent all. */
const MOST_DROPPED_BYTES = 50_000_000

/** What a form or script sent, before any schema: every value a string or a list of strings, letter by letter as typed. */
export type Form = {
  readonly values: Readonly<Record<string, string | string[]>>
  /** Idempotency key: the form's hidden `_key`, or the header of a script. */
  readonly key: string | undefined
  /** The value under `name` (of a file its text; what it is called is under `name.name`), the first where there are several, "" where there is none. */
  readonly text: (name: string) => string
  readonly all: (name: string) => string[]
  readonly checked: (name: string) => boolean
  /** All values whose name begins with `prefix`, under the rest of the name. */
  readonly under: (prefix: string) => Record<string, string>
  /** The parsed body of a script's request, for inputs that are not flat; undefined for plain forms. */
  readonly body: unknown
}

/**
 * Reads a request's body as a form. Refuses bodies over one megabyte, text that is not UTF-8, JSON that is broken, too
 * deep or carries prototype keys, and content types other than forms and JSON.
 */
export async function readForm(request: Request): Promise<Form> {
  const bytes = await readCapped(request)
  const type = request.headers.get("content-type") ?? ""
  const header = request.headers.get("idempotency-key") ?? undefined
  if (type.startsWith("application/json")) return fromJson(parseJson(decode(bytes)), header)
  if (type.startsWith("application/x-www-form-urlencoded")) return fromPairs(urlencoded(decode(bytes)), header)
  if (type.startsWith("multipart/form-data")) return fromPairs(await multipart(bytes, type), header)
  if (bytes.byteLength === 0) return fromPairs([], header)
  throw new Refusal("invalid-input", "This kind of request is not understood here. Send a form or JSON.")
}

async function readCapped(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size <= MOST_BYTES) chunks.push(chunk)
    else chunks.length = 0
    if (size > MOST_DROPPED_BYTES) break
  }
  if (size > MOST_BYTES) {
    throw new Refusal(
      "too-large",
      "This is longer than one megabyte, more than can be sent at once. Please shorten it or send it in parts.",
    )
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

const notText = () =>
  new Refusal(
    "invalid-input",
    "Some characters arrived broken (not UTF-8). Copy the text again from its source and send it once more.",
  )

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw notText()
  }
}

function urlencoded(text: string): [string, string][] {
  if (/%(?![0-9a-f]{2})/i.test(text)) throw notText()
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", value = ""] = pair.split(/=(.*)/s)
      return [percentDecode(name), percentDecode(value)]
    })
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    throw notText()
  }
}

async function multipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<[string, string][]> {
  try {
    decode(bytes)
    const data = await new Response(bytes, { headers: { "content-type": type } }).formData()
    const texts = [...data].map(async ([name, value]): Promise<[string, string][]> => {
      if (typeof value === "string") return [[name, value]]
      const named: [string, string][] = value.name === "" ? [] : [[`${name}.name`, value.name]]
      return [[name, await value.text()], ...named]
    })
    return (await Promise.all(texts)).flat()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal("invalid-input", "The form arrived incomplete. Please send it again.")
  }
}

function parseJson(text: string): Record<string, unknown> {
  let json: unknown
  try {
    json = JSON.parse(text, (_, value) => (typeof value === "string" ? storableText(value) : value))
  } catch {
    throw new Refusal("invalid-input", "The request is not valid JSON.")
  }
  const shape = checkShape(json)
  if (!shape.ok) throw new Refusal("invalid-input", shape.sentence)
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new Refusal("invalid-input", "The request must be a JSON object.")
  }
  return { ...json }
}

function fromJson(body: Record<string, unknown>, header: string | undefined): Form {
  const pairs = Object.entries(body).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return value.filter((one) => typeof one === "string").map((one) => [name, one])
    if (typeof value === "boolean") return value ? [[name, "on"]] : []
    return typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : []
  })
  return { ...fromPairs(pairs, header), body }
}

/** CRLF, which browsers send for every line break in a form, is one line break. */
function fromPairs(pairs: readonly [string, string][], header: string | undefined): Form {
  const lists = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    lists.set(name, [...(lists.get(name) ?? []), storableText(value.replaceAll("\r\n", "\n"))])
  }
  const all = (name: string) => lists.get(name) ?? []
  const key = header ?? all("_key")[0]
  lists.delete("_key")
  return {
    values: Object.fromEntries([...lists].map(([name, list]) => [name, list.length === 1 ? (list[0] ?? "") : list])),
    key: key?.slice(0, 100) || undefined,
    text: (name) => all(name)[0] ?? "",
    all,
    checked: (name) => ["on", "true", "1", "yes"].includes(all(name)[0] ?? ""),
    under: (prefix) =>
      Object.fromEntries(
        [...lists]
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, list]) => [name.slice(prefix.length), list[0] ?? ""]),
      ),
    body: undefined,
  }
}
