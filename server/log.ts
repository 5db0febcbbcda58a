import pino from "pino"

/** Structured log lines (JSON) on standard output. Cookies, tokens and addresses are never logged. */
export const log = pino({
  level: "info",
  redact: ["*.cookie", "*.authorization", "*.token", "*.email", "err.params", "err.query"],
})
