import { isIP } from "node:net"
import { z } from "zod"
import { smtpProblems } from "#core/post/smtp-address"
import { networksFrom } from "./networks"

const MOST_SECONDS = 3_600

/** Every variable that the product reads, by itself: what they mean together is checked in `contradictions.ts`. */
export const variablesSchema = z.object({
  DATABASE_URL: address("DATABASE_URL", "postgres://user:password@host:5432/name", /^postgres(ql)?$/),
  ALLOW_EMBEDDED_DB: flag("ALLOW_EMBEDDED_DB"),
  TRY_OUT: flag("TRY_OUT"),
  DATA_DIR: z.string().default(".data"),
  SMTP_URL: address("SMTP_URL", "smtps://user:password@host:465", /^smtps?$/).superRefine((url, ctx) =>
    say(ctx, url === undefined ? [] : smtpProblems(url)),
  ),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, "MAIL_FROM must be one line.")
    .regex(
      /^(?:(?:"(?:[^"\\]|\\.)*"|[^"<>@,;:]*)\s*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;"]+@[^\s<>@,;"]+)$/,
      "MAIL_FROM must be one address, with or without a name: Articles <no-reply@example.org>.",
    )
    .optional(),
  PUBLICATION_NAME: z
    .string()
    .trim()
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u, "PUBLICATION_NAME must be one line of 60 characters or fewer.")
    .default("Scholium"),
  PUBLICATION_CONTACT: z.email("PUBLICATION_CONTACT must be an e-mail address.").optional(),
  AUTH_URL: address("AUTH_URL", "https://articles.example.org", /^https?$/)
    .superRefine((url, ctx) => say(ctx, url === undefined ? [] : originProblems(new URL(url))))
    .transform((url) => url && new URL(url).origin),
  AUTH_SECRET: z.string().min(32, "AUTH_SECRET must have 32 characters or more.").optional(),
  HOST: z
    .string()
    .trim()
    .transform((host) => host.replace(/^\[(.*)\]$/, "$1"))
    .refine(
      (host) => isIP(host) !== 0 || (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host) && !/^[\d.]+$/.test(host)),
      "HOST is an address of this machine to listen on, such as 127.0.0.1, or 0.0.0.0 for all; the port goes into PORT.",
    )
    .optional(),
  PORT: wholeNumber("PORT", 1, 65535).default(3000),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((list, ctx) => {
      const { networks, problems } = networksFrom("TRUSTED_PROXIES", list)
      say(ctx, problems)
      return networks
    }),
  KEEP_ALIVE_SECONDS: wholeNumber("KEEP_ALIVE_SECONDS", 5, MOST_SECONDS).default(130),
  DRAIN_SECONDS: wholeNumber("DRAIN_SECONDS", 0, 60).default(0),
  ORCID_CLIENT_ID: z.string().optional(),
  ORCID_CLIENT_SECRET: z.string().optional(),
  ORCID_ISSUER: address("ORCID_ISSUER", "https://orcid.org", /^https?$/).superRefine((url, ctx) =>
    say(
      ctx,
      url !== undefined && /[?#]|\/\/[^/]*@/.test(url) ? ["ORCID_ISSUER is an address without “?” or user."] : [],
    ),
  ),
  EDITORS_BY_EMAIL: flag("EDITORS_BY_EMAIL"),
  FIRST_ADMIN: z.email("FIRST_ADMIN must be an e-mail address.").optional(),
  LIMITS_FACTOR: z.coerce
    .number({ error: "LIMITS_FACTOR must be a number." })
    .min(1, "LIMITS_FACTOR must be 1 or more.")
    .default(1),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "LOG_LEVEL is one of debug, info, warn, error, silent.",
    })
    .default("info"),
})

export type Variables = z.infer<typeof variablesSchema>

function flag(name: string) {
  return z.enum(["0", "1"], { error: `${name} is either 0 or 1.` }).optional()
}

function address(name: string, example: string, protocol: RegExp) {
  return z
    .url({ protocol, abort: true, error: `${name} must look like ${example}.` })
    .refine(isDecodable, `${name}: write a “%” in the user's name or password as %25.`)
    .optional()
}

function isDecodable(url: string): boolean {
  const { username, password } = new URL(url)
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}

function wholeNumber(name: string, least: number, most: number) {
  const between = `${name} must be between ${least} and ${most}.`
  return z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/, `${name} must be a number.`)
    .regex(/^[^.]+$/, `${name} must be a whole number.`)
    .transform(Number)
    .pipe(z.number().min(least, between).max(most, between))
}

/** Everything is served from the top of a host: links, forms and cookies begin with "/". */
function originProblems(url: URL): string[] {
  const problems: string[] = []
  if (url.pathname !== "/")
    problems.push(`AUTH_URL must end with the host: Scholium cannot be served under a path such as ${url.pathname}.`)
  if (url.search || url.hash) problems.push("AUTH_URL must end with the host, without “?” or “#”.")
  if (url.username || url.password) problems.push("AUTH_URL is an address for readers, without user or password.")
  if (url.hostname === "0.0.0.0" || url.hostname === "[::]")
    problems.push(`AUTH_URL is the address that readers open; ${url.hostname} is none (it is for HOST).`)
  return problems
}

function say(ctx: z.RefinementCtx, problems: readonly string[]): void {
  for (const message of problems) ctx.addIssue({ code: "custom", message })
}
