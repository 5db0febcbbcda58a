import { generateKeyPairSync, randomBytes } from "node:crypto"
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import Provider, { type Configuration } from "oidc-provider"
import type { Orcid } from "#env"

export type OrcidAccount = { readonly orcid: string; readonly name?: string }

export type OrcidStandIn = Orcid & {
  /** Who signs in there next; null for somebody who turns back. */
  signsIn: OrcidAccount | null
  /** Goes through ORCID as a browser that was sent to `location`, and gives the address that it is sent back to. */
  readonly visit: (location: string) => Promise<URL>
  readonly close: () => Promise<void>
}

export const ADA_AT_ORCID: OrcidAccount = { orcid: "0000-0002-1825-0097", name: "Ada Expert" }

/**
 * A real OpenID provider on 127.0.0.1 with ORCID's addresses and ways: RS256, client_secret_post, scope openid, no
 * e-mail, and no name for those who keep it private. Its login is answered at once, for `signsIn`. `sendsBackTo` are the
 * callback addresses that its one client may use.
 */
export async function startOrcid(sendsBackTo: readonly string[], port = 0): Promise<OrcidStandIn> {
  const server = createServer()
  server.listen(port, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`
  const clientId = "APP-0123456789ABCDEF"
  const clientSecret = randomBytes(16).toString("hex")
  const accounts = new Map<string, OrcidAccount>()
  const standIn: OrcidStandIn = {
    issuer,
    clientId,
    clientSecret,
    signsIn: ADA_AT_ORCID,
    visit: (location) => visit(location, sendsBackTo),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const provider = new Provider(issuer, {
    ...settings(accounts),
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...sendsBackTo],
        token_endpoint_auth_method: "client_secret_post",
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
  })
  const answer = provider.callback()
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/login/")) void answerLogin(provider, { request, response, accounts, standIn })
    else void answer(request, response)
  })
  return standIn
}

function settings(accounts: Map<string, OrcidAccount>): Configuration {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  return {
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "orcid-test", use: "sig" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub", "name", "given_name", "family_name"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    routes: {
      authorization: "/oauth/authorize",
      token: "/oauth/token",
      userinfo: "/oauth/userinfo",
      jwks: "/oauth/jwks",
    },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AuthorizationCode: 60, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => false },
    interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
    findAccount: (_, sub) => {
      const name = accounts.get(sub)?.name
      return { accountId: sub, claims: async () => (name === undefined ? { sub } : { sub, name }) }
    },
    loadExistingGrant: async (ctx) => {
      const { provider, client, session } = ctx.oidc
      const grant = new provider.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" })
      grant.addOIDCScope("openid")
      await grant.save()
      return grant
    },
  }
}

type Login = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly accounts: Map<string, OrcidAccount>
  readonly standIn: OrcidStandIn
}

async function answerLogin(provider: Provider, { request, response, accounts, standIn }: Login): Promise<void> {
  const { signsIn } = standIn
  if (!signsIn) return provider.interactionFinished(request, response, { error: "access_denied" })
  accounts.set(signsIn.orcid, signsIn)
  await provider.interactionFinished(request, response, { login: { accountId: signsIn.orcid, remember: false } })
}

async function visit(location: string, sendsBackTo: readonly string[]): Promise<URL> {
  const jar = new Map<string, string>()
  let url = location
  for (let step = 0; step < 10; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    const response = await fetch(url, { redirect: "manual", headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = set.match(/^([^=]+)=([^;]*)/) ?? []
      jar.set(name, value)
    }
    const next = new URL(response.headers.get("location") ?? "about:blank", url)
    if (sendsBackTo.some((address) => next.href.startsWith(address))) return next
    if (next.href === "about:blank")
      throw new Error(`ORCID's stand-in answered ${response.status}: ${await response.text()}`)
    url = next.href
  }
  throw new Error("ORCID's stand-in led nowhere")
}
