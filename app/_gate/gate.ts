import { IncomingMessage, Server, ServerResponse } from "node:http"
import { isTrusted, readAddress } from "#auth/client-address"
import { ownOrigins } from "#auth/own-origins"
import { isTryOut, site } from "#auth/site"
import { trustedProxies } from "#auth/trusted-proxies"
import { log } from "#server/log"
import { isDraining } from "#server/ready"
import { isOurOwn } from "../_kept/ask"
import { sayWhenFailed } from "../_kept/failed"
import { answerKept, sendKept } from "../_kept/serve"
import { isBrokenAddress, isFrameworkData, isWorkspace } from "./address"
import { Circles, isOwnHost } from "./host"
import { Methods } from "./methods"
import { keepFailuresPrivate } from "./private"
import { leadTo, sayPlainly } from "./words"

type Emit = (event: string, ...about: unknown[]) => boolean

let isOpen = false

/**
 * Stands before the framework in this process: what cannot be understood, or is asked in a way that nothing here answers,
 * is refused before any work; who came is written down where `auth` reads it; public pages are answered from memory.
 * While developing, only the framework makes pages.
 */
export function openGate({ isDeveloping }: { isDeveloping: boolean }): void {
  if (isOpen) return
  isOpen = true
  const gate = new Gate()
  const emit: Emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string, ...about: unknown[]): boolean {
    const toNext = () => Reflect.apply(emit, this, [event, ...about])
    // Without a listener, an offer to upgrade is ignored and the request answered. Developing needs its socket.
    if (!isDeveloping && event === "connection") this.removeAllListeners("upgrade")
    if (event === "connection") servers.add(this)
    const [request, response] = about
    if (event !== "request" || !(request instanceof IncomingMessage) || !(response instanceof ServerResponse))
      return toNext()
    if (isOurOwn(request)) return toNext()
    if (isDraining()) response.shouldKeepAlive = false
    // Nearly every request: there is nothing about it to refuse, to mend or to write down.
    if (!isDeveloping && gate.isPlain(request) && sendKept(request, response)) return true
    keepFailuresPrivate(response)
    if (gate.refuses(request, response)) return true
    forgetFrameworkHeaders(request)
    gate.noteWhoCame(request)
    if (isDeveloping) return toNext()
    sayWhenFailed(request, response)
    return answerKept(request, response, toNext)
  }
}

const servers = new Set<Server>()

/**
 * Ends the connections that ask nothing, now and as they fall idle. To be called when no more connections are taken: kept
 * open for a proxy, they would keep the process.
 */
export function closeIdleConnections(): void {
  const close = () => {
    for (const server of servers) server.closeIdleConnections()
  }
  close()
  setInterval(close, 100).unref()
}

/** Answers by other names, too: whoever asks whether a server is well asks it by its address. */
const HEALTH = new Set(["/healthz", "/readyz"])

class Gate {
  #methods = new Methods()
  #circles = new Circles()
  #warned = new Set<string>()
  /** The names by which this server was asked, and whether they are its own: asked anew for each request, that took longest. */
  #hosts = new Map<string, boolean>()

  /** Whether the request is for this server, at an address that can be read. */
  isPlain(request: IncomingMessage): boolean {
    return this.#isOwn(hostOf(request)) && !isBrokenAddress(request.url ?? "")
  }

  /** Whether the request was answered here, by a refusal or by leading to the right address. */
  refuses(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? ""
    const path = url.split("?", 1)[0] ?? url
    if (isBrokenAddress(url)) {
      const sentence =
        "This address cannot be read: a part of it was lost, or something was added. Please look at it again."
      sayPlainly(request, response, { status: 400, title: "This address is broken", sentence })
      return true
    }
    if (this.#isForeign(request, response, path)) return true
    if (isFrameworkData(path)) {
      const sentence = "There is nothing at this address."
      sayPlainly(request, response, { status: 404, title: "Nothing is here", sentence })
      return true
    }
    return this.#isUnanswerable(request, response, path)
  }

  #isUnanswerable(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    if (request.method === "GET" || request.method === "HEAD") return false
    const methods = this.#methods.at(path)
    if (request.method && methods.includes(request.method)) return false
    const sentence = "This address can be read, or a form be sent to it, but not asked in this way."
    const headers = { allow: methods.join(", ") }
    sayPlainly(request, response, { status: 405, title: "This cannot be done here", sentence, headers })
    return true
  }

  #isForeign(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    const host = hostOf(request)
    if (this.#isOwn(host) || HEALTH.has(path)) return false
    const { origin } = site()
    if (isTryOut()) {
      const sentence = `This is the try-out, which is open on its own machine only, at ${origin}.`
      sayPlainly(request, response, { status: 421, title: "Not at this address", sentence })
      return true
    }
    this.#warn(`asked for ${host}`, `somebody opened this installation as ${host}; it is published as ${origin}`)
    // A form is let through to be refused by the door, which says where to go: what was typed is still in its page.
    if (request.method !== "GET" && request.method !== "HEAD") return false
    const { remoteAddress } = request.socket
    const who = [host, request.url, remoteAddress, request.headers["x-forwarded-for"], request.headers["user-agent"]]
    if (this.#circles.isOne(host, who.join("\n"), Date.now())) {
      const advice = `the proxy asks for ${host} whatever its reader asked for: let it pass on the Host header`
      this.#warn(`circle ${host}`, advice)
      return false
    }
    leadTo(response, origin + (request.url ?? "/"))
    return true
  }

  #isOwn(host: string): boolean {
    const known = this.#hosts.get(host)
    if (known !== undefined) return known
    const isOwn = isOwnHost({ host, origins: ownOrigins(), isTryOut: isTryOut() })
    if (this.#hosts.size >= MOST_HOSTS) this.#hosts.clear()
    this.#hosts.set(host, isOwn)
    return isOwn
  }

  /** Appends who connected to us, as each proxy on the way appended who connected to it. */
  noteWhoCame(request: IncomingMessage): void {
    const peer = request.socket.remoteAddress ?? "unknown"
    const before = request.headers["x-forwarded-for"]
    request.headers["x-forwarded-for"] = before === undefined ? peer : `${String(before)}, ${peer}`
    if (before !== undefined && !isTryOut() && !comesByTrustedProxy(request)) {
      const advice = `${peer} passes requests on (X-Forwarded-For) and is not in TRUSTED_PROXIES: all who come by it count as one`
      this.#warn("forwarded", advice)
    }
  }

  /** Once for each matter: every request would say the same. */
  #warn(matter: string, message: string): void {
    if (this.#warned.has(matter) || this.#warned.size > MOST_WARNINGS) return
    this.#warned.add(matter)
    log.warn(message)
  }
}

const MOST_WARNINGS = 100
const MOST_HOSTS = 100

function hostOf(request: IncomingMessage): string {
  const forwarded = request.headers["x-forwarded-host"]
  const passedOn =
    typeof forwarded === "string" && comesByTrustedProxy(request) ? forwarded.split(",").at(-1) : undefined
  return (passedOn ?? request.headers.host ?? "").trim()
}

function comesByTrustedProxy(request: IncomingMessage): boolean {
  const peer = readAddress(request.socket.remoteAddress ?? "")
  return peer !== undefined && isTrusted(peer, trustedProxies())
}

/** Where no page of ours uses them, the framework's own headers would have it answer in another form. */
function forgetFrameworkHeaders(request: IncomingMessage): void {
  delete request.headers["next-action"]
  if (isWorkspace(request.url ?? "")) return
  for (const name of [
    "rsc",
    "next-router-state-tree",
    "next-router-prefetch",
    "next-router-segment-prefetch",
    "next-url",
  ])
    delete request.headers[name]
}
