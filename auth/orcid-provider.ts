import { skipCSRFCheck } from "@auth/core"
import { NextRequest } from "next/server"
import NextAuth, { type NextAuthConfig } from "next-auth"
import { z } from "zod"
import { isOrcidId } from "#core/people/orcid"
import { oneLine } from "#core/post/letter"
import { env, type Orcid } from "#env"
import { type CookieToSet, ORCID_SECONDS } from "./cookies"

/** Who ORCID says this is. The name is missing where its holder keeps it private. */
export type OrcidIdentity = { readonly orcid: string; readonly name: string | null }

/** Where to send the browser, and the library's cookies, by which its way back is checked. */
type Leaving = { readonly location: string; readonly cookies: CookieToSet[] }
type Arrival = { readonly identity: OrcidIdentity | null; readonly cause: unknown; readonly cookies: CookieToSet[] }

const BASE = "/api/auth"
const NAME_LENGTH = 120

/** The address at ORCID where somebody signs in, with what ties the way back to this browser (PKCE, state, nonce). */
export async function leaveForOrcid(orcid: Orcid): Promise<Leaving> {
  const request = new NextRequest(`${env().authUrl}${BASE}/signin/orcid`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "",
  })
  const { config, said } = configFor(orcid)
  const response = await NextAuth(config).handlers.POST(request)
  const location = response.headers.get("location")
  if (!location?.startsWith(`${orcid.issuer}/`)) throw new Error("no way to ORCID", { cause: said.cause })
  return { location, cookies: checksIn(response) }
}

/**
 * Takes the browser back from ORCID: exchanges the code and checks issuer, audience, expiry, PKCE, state and nonce. Only
 * this instance's own address counts, whatever host the request names. The library proves who somebody is, no more: it
 * begins no session and writes nothing.
 */
export async function arriveFromOrcid(orcid: Orcid, request: Request): Promise<Arrival> {
  const { search } = new URL(request.url)
  const cookie = request.headers.get("cookie") ?? ""
  const { config, said } = configFor(orcid)
  const back = new NextRequest(`${env().authUrl}${BASE}/callback/orcid${search}`, { headers: { cookie } })
  const response = await NextAuth(config).handlers.GET(back)
  return { identity: said.identity, cause: said.cause, cookies: checksIn(response) }
}

type Said = { identity: OrcidIdentity | null; cause: unknown }

function configFor({ issuer, clientId, clientSecret }: Orcid) {
  const said: Said = { identity: null, cause: null }
  const { authUrl, authSecret } = env()
  const config: NextAuthConfig = {
    basePath: BASE,
    secret: authSecret,
    trustHost: true,
    useSecureCookies: authUrl.startsWith("https:"),
    session: { strategy: "jwt" },
    // Our own door has already refused foreign forms.
    skipCSRFCheck,
    providers: [
      {
        id: "orcid",
        name: "ORCID",
        type: "oidc",
        issuer,
        clientId,
        clientSecret,
        // ORCID and its sandbox disagree on discovery, so the addresses are written out.
        authorization: { url: `${issuer}/oauth/authorize`, params: { scope: "openid" } },
        token: `${issuer}/oauth/token`,
        userinfo: `${issuer}/oauth/userinfo`,
        checks: ["pkce", "state", "nonce"],
        client: { token_endpoint_auth_method: "client_secret_post" },
        profile: (claims) => ({ id: String(claims.sub) }),
      },
    ],
    callbacks: {
      // A path in place of "yes": the library stops here, with the identity proven and no session of its own.
      signIn: ({ profile }) => {
        said.identity = identityIn(profile)
        return "/"
      },
    },
    logger: {
      error: (error) => {
        // What the library throws says only where to read about it; the reason is inside.
        said.cause = reasonIn(error.cause) ?? error
      },
      warn: () => {},
      debug: () => {},
    },
  }
  return { config, said }
}

const reasonIn = (cause: unknown): unknown =>
  typeof cause === "object" && cause !== null && "err" in cause ? cause.err : null

const claimsSchema = z.object({
  sub: z.string().refine(isOrcidId),
  name: z.string().optional().catch(undefined),
  given_name: z.string().optional().catch(undefined),
  family_name: z.string().optional().catch(undefined),
})

function identityIn(profile: unknown): OrcidIdentity | null {
  const claims = claimsSchema.safeParse(profile)
  if (!claims.success) return null
  const { sub, name, given_name, family_name } = claims.data
  const called = oneLine(name ?? [given_name, family_name].filter(Boolean).join(" ")).normalize("NFC")
  return { orcid: sub, name: called.length > 0 && called.length <= NAME_LENGTH ? called : null }
}

/** The library's cookies for PKCE, state and nonce, set or taken away. Where to go afterwards is not left to it. */
function checksIn(response: Response): CookieToSet[] {
  return response.headers.getSetCookie().flatMap((header) => {
    const [, name = "", value = ""] = header.match(/^([^=;]+)=([^;]*)/) ?? []
    if (name.endsWith("callback-url")) return []
    return [{ name, value: decodeURIComponent(value), maxAgeSeconds: value === "" ? 0 : ORCID_SECONDS }]
  })
}
