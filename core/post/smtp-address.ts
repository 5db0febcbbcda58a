/** A mail server and how to speak to it, read from an address such as `smtp://user:password@host:587?requireTLS=true`. */
export type SmtpServer = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (smtps://). */
  readonly secure: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
  /** No letter is sent before the server has changed to TLS (STARTTLS). */
  readonly requireTLS: boolean
  /** STARTTLS is not used though the server offers it: everything travels in the clear. */
  readonly ignoreTLS: boolean
  /** Whether the server must prove that it is the one named. */
  readonly isVerified: boolean
  /** The file of the authority that vouches for the server, where that is not a public one. */
  readonly caFile?: string
  /** The name in the server's certificate, where it is another than its address. */
  readonly certifiedName?: string
  /** What we call ourselves when greeting. */
  readonly greetingName?: string
}

const YES_OR_NO = ["ignoreTLS", "requireTLS", "tls.rejectUnauthorized"] as const
const WORDS = ["tls.ca", "tls.servername", "name"] as const
const OPTIONS: readonly string[] = [...YES_OR_NO, ...WORDS]

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i

/** What keeps an address from being used, in whole sentences; none when it can be. */
export function smtpProblems(address: string): string[] {
  const url = new URL(address)
  const options = url.searchParams
  const problems: string[] = []
  if (url.hostname === "") problems.push("SMTP_URL must name a server, such as smtps://user:password@host:465.")
  if (!/^\/?$/.test(url.pathname) || url.hash)
    problems.push("SMTP_URL ends with the server's name and port; only options (?requireTLS=true) may follow.")
  for (const name of new Set(options.keys())) {
    if (!OPTIONS.includes(name)) problems.push(`SMTP_URL has “${name}”; it understands ${OPTIONS.join(", ")}.`)
    else if (options.getAll(name).length > 1) problems.push(`SMTP_URL says ${name} more than once.`)
  }
  for (const name of YES_OR_NO) {
    if (options.has(name) && answer(options, name) === undefined)
      problems.push(`SMTP_URL: ${name} is either true or false.`)
  }
  for (const name of WORDS) if (options.get(name)?.trim() === "") problems.push(`SMTP_URL: ${name} must not be empty.`)
  const secure = url.protocol === "smtps:"
  const [ignore, require] = [answer(options, "ignoreTLS"), answer(options, "requireTLS")]
  if (secure && ignore) problems.push("SMTP_URL: smtps:// begins with TLS, which ignoreTLS=true would not use.")
  if (ignore && require) problems.push("SMTP_URL cannot both require TLS and ignore it.")
  return problems
}

/**
 * Reads an address that has no problems. Letters carry links that sign people in, so they travel encrypted to a server
 * that proves its name, unless an option says otherwise or the server is on this very machine: there, an own certificate
 * or none will do. A password is never sent in the clear unasked.
 */
export function smtpServer(address: string): SmtpServer {
  const url = new URL(address)
  const options = url.searchParams
  const secure = url.protocol === "smtps:"
  const isHere = LOOPBACK.test(url.hostname)
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : undefined
  const ignoreTLS = answer(options, "ignoreTLS") ?? false
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    ...(auth && { auth }),
    requireTLS: !secure && !ignoreTLS && (answer(options, "requireTLS") ?? (!isHere || auth !== undefined)),
    ignoreTLS,
    isVerified: answer(options, "tls.rejectUnauthorized") ?? (!isHere || options.has("tls.ca")),
    ...optional("caFile", options.get("tls.ca")),
    ...optional("certifiedName", options.get("tls.servername")),
    ...optional("greetingName", options.get("name")),
  }
}

const optional = (name: string, value: string | null) => (value === null ? {} : { [name]: value })

function answer(options: URLSearchParams, name: string): boolean | undefined {
  const word = options.get(name)?.toLowerCase()
  if (word === "true" || word === "1") return true
  return word === "false" || word === "0" ? false : undefined
}
