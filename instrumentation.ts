/** Called by Next once for each server process, before its first request; not while building. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { startServer } = await import("./instrumentation-node")
  await startServer()
}
