// A process that takes the lock of a folder, says how that went, and keeps it until it is ended.
import { takeLock } from "#db/embedded/lock"

const [folder = "", startedAs = ""] = process.argv.slice(2)
try {
  await takeLock(folder, startedAs)
  console.log("held")
  process.stdin.resume()
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
}
