// A reader in a thread of its own: asks for one public page again and again, and tells the longest wait when asked.
import { Agent, request } from "node:http"
import { parentPort, workerData } from "node:worker_threads"

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let longest = 0
let begun = performance.now()
parentPort?.on("message", () => {
  parentPort?.postMessage(Math.max(longest, performance.now() - begun))
  longest = 0
})

function ask() {
  begun = performance.now()
  const asking = request(workerData, { agent }, (answer) => {
    answer.resume()
    answer.on("end", again)
  })
  asking.on("error", again)
  asking.end()
}

function again() {
  longest = Math.max(longest, performance.now() - begun)
  begun = performance.now()
  setTimeout(ask, 2)
}
ask()
