import pino from "pino"

declare global {
  var scholiumLog: pino.Logger | undefined
}

// Next bundles this module several times; what is to be logged is set once for the process.
globalThis.scholiumLog ??= pino({
  level: "info",
  redact: ["*.cookie", "*.authorization", "*.token", "*.email", "err.params", "err.query"],
})

/** Structured log lines (JSON) on standard output. Cookies, tokens and addresses are never logged. */
export const log = globalThis.scholiumLog

/** Sets from which level on lines are written; until then, from "info" on. */
export function logFrom(level: pino.LevelWithSilent): void {
  log.level = level
}
