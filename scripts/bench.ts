import { say, sayWhatStopsUs, UsageProblem } from "./say"

/** `npm run bench [http|core|review|editor|authorship|trust]`: measures, in one run each, and prints. Without a name, all of them. */
const BENCHES: Record<string, () => Promise<void>> = {
  http: async () => (await import("./bench/http")).benchHttp(),
  core: async () => void (await import("./bench/core")),
  editor: async () => (await import("./bench/editor/run")).benchEditor(),
  review: async () => (await import("./bench/review")).benchReview(),
  trust: async () => (await import("./bench/trust")).benchTrust(),
  authorship: async () => void (await import("./bench/authorship")),
}

await sayWhatStopsUs(async () => {
  const named = process.argv.slice(2)
  for (const name of named)
    if (!(name in BENCHES)) throw new UsageProblem(`Call it as: npm run bench [${Object.keys(BENCHES).join("|")}]`)
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (named.length > 0 && !named.includes(name)) continue
    say(`== ${name}`)
    await bench()
  }
})
