import { closeSync, fsyncSync, openSync } from "node:fs"
import { PGlite } from "@electric-sql/pglite"
import { NodeFS } from "@electric-sql/pglite/nodefs"

type Init = NodeFS["init"]

/**
 * PGlite's file layer with what it leaves out, above all fsync. As shipped, PGlite starts PostgreSQL with `-F`
 * (fsync off) and its file layer has no fsync at all, so that a power cut takes whatever the operating system had not
 * written yet: about the last thirty seconds of acknowledged commits.
 *
 * This works by giving Emscripten's NODEFS the operation it looks for (`stream_ops.fsync`) before PostgreSQL starts.
 * That is an internal of one release, so the package is pinned and `refuseUnlessDurable` proves at every start that
 * it still holds.
 */
export class DurableFiles extends NodeFS {
  /** How often the store has asked for its bytes to be on the disk. */
  syncs = 0

  override async init(...[pglite, options]: Parameters<Init>): ReturnType<Init> {
    const made = await super.init(pglite, options)
    const preRun = made.emscriptenOpts.preRun ?? []
    preRun.push((module) => {
      const files = nodeFilesOf(module)
      files.stream_ops.fsync = (stream) => {
        this.syncs++
        files.tryFSOperation(() => syncStream(files, stream))
        return 0
      }
      // Emscripten sets the mode of what it makes by itself, past the umask: readable for everybody.
      const { setattr } = files.node_ops
      files.node_ops.setattr = (node, attributes) => setattr(node, forOwnerOnly(attributes))
    })
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun } }
  }
}

/**
 * Start parameters for a store that waits for the disk. `fsync` and not the default `fdatasync`, which Emscripten
 * answers without doing anything. The WAL sizes keep few used-up segments for reuse.
 */
export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  ...["-c", "fsync=on", "-c", "wal_sync_method=fsync", "-c", "synchronous_commit=on", "-c", "full_page_writes=on"],
  ...["-c", "min_wal_size=32MB", "-c", "max_wal_size=64MB"],
]

/** Commits would not be on the disk when they are acknowledged: the store is not opened. */
export class NotDurable extends Error {
  override name = "NotDurable"
}

/** Proves that commits of this store reach the disk: commits a message that only the log sees and watches for an fsync. */
export async function refuseUnlessDurable(client: PGlite, files: { readonly syncs: number }): Promise<void> {
  const { rows } = await client.query<{ fsync: string }>("show fsync")
  const before = files.syncs
  await client.query("select pg_logical_emit_message(true, 'scholium', 'does this reach the disk?')")
  if (rows[0]?.fsync === "on" && files.syncs > before) return
  throw new NotDurable(
    "The embedded store does not write through to the disk with this release of @electric-sql/pglite, so it was not opened.",
  )
}

/** Brings one file or folder to the disk. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, "r")
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

interface Stream {
  /** Descriptor of the real file; folders have none. */
  nfd?: number | null
  node: unknown
}

interface Attributes {
  mode?: number
}

interface NodeFiles {
  node_ops: { setattr: (node: unknown, attributes: Attributes) => void }
  stream_ops: { fsync?: (stream: Stream) => number }
  realPath: (node: unknown) => string
  /** Turns Node's errors into the errno that PostgreSQL understands; a failed fsync must make it stop. */
  tryFSOperation: (operation: () => void) => void
}

function syncStream(files: NodeFiles, stream: Stream): void {
  if (typeof stream.nfd === "number") fsyncSync(stream.nfd)
  else syncPath(files.realPath(stream.node))
}

function forOwnerOnly(attributes: Attributes): Attributes {
  return attributes.mode === undefined ? attributes : { ...attributes, mode: attributes.mode & ~0o077 }
}

function nodeFilesOf(module: object): NodeFiles {
  if ("NODEFS" in module && isNodeFiles(module.NODEFS)) return module.NODEFS
  throw new NotDurable(
    "This release of @electric-sql/pglite keeps its files in another way, so it cannot be made durable.",
  )
}

function isNodeFiles(files: unknown): files is NodeFiles {
  if (typeof files !== "object" || files === null) return false
  return "node_ops" in files && "stream_ops" in files && "realPath" in files && "tryFSOperation" in files
}
