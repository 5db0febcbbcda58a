import { readFileSync } from "node:fs"
import { connect, type Socket } from "node:net"

export type Load = { readonly requestsPerSecond: number; readonly cpuSecondsPer1000: number; readonly p99: number }

/** A server to put load on: CPU time is that of the process `pid`. */
export type Subject = { readonly url: string; readonly pid: number; readonly encoding: "gzip" | "identity" }

const CONNECTIONS = 10
const CLOCK_TICKS = 100

/**
 * Asks for a page over ten connections, each waiting for its answer before it asks again, for so many seconds. The client
 * does next to nothing with an answer but find its end, so that on a small machine the figures are the server's.
 */
export async function loadOf({ url, pid, encoding }: Subject, seconds: number): Promise<Load> {
  const before = cpuSeconds(pid)
  const began = performance.now()
  const until = began + seconds * 1000
  const times = (await Promise.all(Array.from({ length: CONNECTIONS }, () => askUntil(url, encoding, until)))).flat()
  const elapsed = (performance.now() - began) / 1000
  return {
    requestsPerSecond: times.length / elapsed,
    cpuSecondsPer1000: ((cpuSeconds(pid) - before) / times.length) * 1000,
    p99: percentile(times, 0.99),
  }
}

/** Milliseconds of each request that one connection got answered. */
async function askUntil(url: string, encoding: string, until: number): Promise<number[]> {
  const { host, hostname, port, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  const question = Buffer.from(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: ${encoding}\r\n\r\n`)
  const times: number[] = []
  try {
    while (performance.now() < until) {
      const began = performance.now()
      socket.write(question)
      await wholeAnswer(socket, encoding)
      times.push(performance.now() - began)
    }
  } finally {
    socket.destroy()
  }
  return times
}

const HEAD_END = Buffer.from("\r\n\r\n")
const LAST_CHUNK = Buffer.from("0\r\n\r\n")

/** Reads one answer to its end, without putting its pieces together; rejects when it is not a 200 in the encoding asked for. */
function wholeAnswer(socket: Socket, encoding: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let head: Buffer | undefined = Buffer.alloc(0)
    let isDone: (chunk: Buffer) => boolean = () => false
    const stop = (finish: () => void) => {
      socket.off("data", read).off("error", fail).off("close", closed)
      finish()
    }
    const fail = (error: Error) => stop(() => reject(error))
    const closed = () => fail(new Error("the server closed the connection"))
    const read = (chunk: Buffer) => {
      if (!head) {
        if (isDone(chunk)) stop(resolve)
        return
      }
      head = Buffer.concat([head, chunk])
      const end = head.indexOf(HEAD_END)
      if (end < 0) return
      const said = head.subarray(0, end).toString("latin1").toLowerCase()
      const body = head.subarray(end + HEAD_END.length)
      head = undefined
      const isAsAsked = said.includes("content-encoding: gzip") === (encoding === "gzip")
      if (!said.startsWith("http/1.1 200") || !isAsAsked) {
        fail(new Error(`not the answer that was asked for (${encoding}):\n${said}`))
        return
      }
      isDone = endOf(said)
      if (isDone(body)) stop(resolve)
    }
    socket.on("data", read).on("error", fail).on("close", closed)
  })
}

/** Tells, chunk by chunk, whether an answer with this head is whole. */
function endOf(head: string): (chunk: Buffer) => boolean {
  const length = head.match(/content-length: (\d+)/)?.[1]
  let bytes = 0
  let tail = Buffer.alloc(0)
  return (chunk) => {
    bytes += chunk.byteLength
    if (length !== undefined) return bytes >= Number(length)
    tail = Buffer.concat([tail, chunk]).subarray(-LAST_CHUNK.length)
    return tail.equals(LAST_CHUNK)
  }
}

/** User and system time of a process so far (Linux). */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The value below which the given share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
