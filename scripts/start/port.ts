import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { Env } from "#env"

/** The address to listen on cannot be had; says why and what to do. */
export class PortUnavailable extends Error {
  override name = "PortUnavailable"
}

export type Preparing = {
  /** Lets go of the port, for the server that is ready now. Done already, does nothing. */
  readonly letGo: () => Promise<void>
}

/**
 * Takes the port before anything else is done, so that nobody is sent to another program's server, and answers there until
 * all is prepared: that this process lives (`/healthz`), that it is not ready (`/readyz`, and everything else).
 */
export async function holdPort({ host, port }: Pick<Env, "host" | "port">): Promise<Preparing> {
  const server = createServer(answer)
  server.listen(port, host)
  try {
    await once(server, "listening")
  } catch (error) {
    throw new PortUnavailable(inWords(error, { host, port }), { cause: error })
  }
  return {
    letGo: async () => {
      if (!server.listening) return
      const closed = once(server, "close")
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function answer({ url, method }: IncomingMessage, response: ServerResponse): void {
  const isHealthy = url?.split("?", 1)[0] === "/healthz"
  response.writeHead(isHealthy ? 200 : 503, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "private, no-store",
    connection: "close",
    ...(!isHealthy && { "retry-after": "10", refresh: "3" }),
  })
  const sentence = isHealthy ? "This server is running.\n" : "Scholium is being prepared and opens in a moment.\n"
  response.end(method === "HEAD" ? undefined : sentence)
}

function inWords(error: unknown, { host, port }: Pick<Env, "host" | "port">): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Stop that one, or choose another port, such as: PORT=${port + 1} npm start`
  }
  if (code === "EACCES") return `This user may not listen on port ${port}. Set PORT to 1024 or more.`
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "EINVAL") {
    return `HOST=${host} is no address of this machine. Set it to 127.0.0.1 for this machine alone, or to 0.0.0.0 for all.`
  }
  return `${host}:${port} cannot be listened on (${error instanceof Error ? error.message : String(error)}). Check HOST and PORT.`
}
