import { once } from "node:events"
import { createServer } from "node:net"

/** A port of this machine that nobody listens on now: two runs beside each other never meet. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (typeof address !== "object" || !address) throw new Error("no port is free")
  return address.port
}
