import { randomUUID } from "node:crypto"
import { currentBrowser } from "#auth/browser"
import { ownerOfEndedSession } from "#auth/current-session"
import { countRequest, limits } from "#auth/limits"
import { personIdOf } from "#core/actor"
import { tagsAfter } from "#core/event/tags"
import type { LimitName } from "#core/limits"
import { Refusal, type RefusalCode } from "#core/refusal"
import type { Context } from "#server/context"
import { answerOnce } from "#server/form/answer-once"
import { holdForm, holdVisitorsForm } from "#server/form/hold"
import { log } from "#server/log"
import { wakePost } from "#server/post/jobs"
import { isUnavailable } from "#server/unavailable"
import { requestContext } from "./_context"
import { type Form, readForm } from "./_form"
import { publicChanges } from "./_kept/changes"
import { refuseForeignOrigin } from "./_origin"

type Params = Record<string, string>
type Answer = Record<string, unknown>
type RouteContext = { readonly params: Promise<Params> }

type Door<Result extends Answer> = {
  /** How often it may be done. */
  readonly limit: LimitName
  /** The page that shows the form, and shows it again when it was refused. */
  readonly page: (params: Params, form: Form) => string
  readonly input: (form: Form, params: Params) => unknown
  readonly verb: (ctx: Context, input: unknown) => Promise<Result>
  /** Where a plain form goes next. */
  readonly next: (result: Result, params: Params, form: Form) => string
  /** Does nothing that must happen once only (a preview): the form's key stays unused, for the form's other button. */
  readonly repeatable?: true
}

/**
 * The only way from a form or a script to a verb. Refuses foreign origins, oversized or broken bodies and whoever asks too
 * often, runs the verb once for each idempotency key, expires the cached pages that its events touch, and answers a plain form by a 303 and
 * a script by JSON. A refused form is kept and shown again on its page with what was typed.
 */
export function door<Result extends Answer>(to: Door<Result>) {
  return async (request: Request, route: RouteContext): Promise<Response> => {
    const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false
    const params = await route.params
    let form: Form | undefined
    let ctx: Context | undefined
    try {
      refuseForeignOrigin(request)
      form = await readForm(request)
      ctx = await requestContext()
      await countAsked(ctx, to.limit)
      const input = to.input(form, params)
      const path = new URL(request.url).pathname
      const key = to.repeatable ? undefined : form.key
      const answer = await answerOnce(ctx, { key, path, input: form.body ?? form.values }, (tx) => to.verb(tx, input))
      publicChanges().expire(tagsAfter(ctx.recorded))
      wakePost()
      const location = to.next(answer as Result, params, form)
      return wantsJson ? json(200, { ok: true, location, ...answer }) : seeOther(location)
    } catch (error) {
      const refusal = refusalFrom(error)
      if (wantsJson || !form || !ctx) return refused(refusal, wantsJson)
      return showAgain({ ctx, form, refusal, page: to.page(params, form) })
    }
  }
}

/** A refusal is passed on; an unreachable or full database is said as such; anything else is a bug, logged under a number. */
function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isUnavailable(error)) {
    return new Refusal(
      "unavailable",
      "We cannot save anything just now. Your text is still here; please try again in a minute.",
    )
  }
  const incident = randomUUID().slice(0, 8)
  log.error({ incident, err: error }, "a request failed")
  return new Refusal("bug", `Something went wrong on our side (incident ${incident}). Nothing was changed.`)
}

async function countAsked({ actor, now }: Context, name: LimitName): Promise<void> {
  const { address: place } = await currentBrowser(now)
  await countRequest(limits(), name, { personId: personIdOf(actor), place })
}

/**
 * The form goes back to its page, or by way of the sign-in page when the session has ended. Where it cannot be kept, the
 * sentence alone is the answer: the browser's way back leads to what was typed.
 */
async function showAgain(shown: { ctx: Context; form: Form; refusal: Refusal; page: string }): Promise<Response> {
  const { ctx, form, refusal, page } = shown
  try {
    const personId = personIdOf(ctx.actor) ?? (await ownerOfEndedSession(ctx.now))
    await countAsked(ctx, personId ? "hold" : "hold-for-visitor")
    const path = page.split(/[?#]/)[0] ?? page
    const { problems, message } = refusal
    const kept = { path, values: form.values, problems, message }
    const held = personId ? await holdForm(ctx, { ...kept, personId }) : await holdVisitorsForm(ctx, kept)
    if (!held) return refused(tooLongToHold(refusal), false)
    const back = `${page}${page.includes("?") ? "&" : "?"}held=${held}`
    if (refusal.code === "too-many-requests") return refusedFor(refusal, back)
    return seeOther(refusal.code === "sign-in-required" ? `/signin?return=${encodeURIComponent(back)}` : back)
  } catch (error) {
    return refused(refusalFrom(error), false)
  }
}

const tooLongToHold = ({ code }: Refusal) =>
  new Refusal(
    code,
    "You are not signed in, and this text is too long to be kept for you meanwhile. Go back in your browser: it is still there. Copy it, sign in, and send it again.",
  )

const STATUS = {
  "sign-in-required": 401,
  "not-allowed": 403,
  "not-found": 404,
  "invalid-input": 422,
  "out-of-date": 409,
  "not-possible-now": 409,
  "disclosure-needed": 403,
  "acknowledgement-needed": 422,
  "profile-needed": 403,
  "conflict-unresolved": 409,
  "too-many-requests": 429,
  "too-large": 413,
  unavailable: 503,
  bug: 500,
} satisfies Record<RefusalCode, number>

function refused(refusal: Refusal, wantsJson: boolean): Response {
  const { code, message, problems } = refusal
  const status = STATUS[code]
  const headers = { ...UNSHARED, ...comeBack(refusal) }
  if (wantsJson) return Response.json({ ok: false, code, message, fields: problems }, { status, headers })
  return new Response(`${message}\n`, { status, headers: { ...headers, "content-type": "text/plain; charset=utf-8" } })
}

/** Says that it was too often, and leads back at once to the page, which shows the same sentence beside what was typed. */
function refusedFor(refusal: Refusal, back: string): Response {
  return new Response(`${refusal.message}\n`, {
    status: STATUS[refusal.code],
    headers: {
      ...UNSHARED,
      ...comeBack(refusal),
      refresh: `0; url=${inAnAddress(back)}`,
      "content-type": "text/plain; charset=utf-8",
    },
  })
}

const UNSHARED = { "cache-control": "private, no-store" }

const comeBack = ({ waitSeconds }: Refusal): Record<string, string> =>
  waitSeconds === undefined ? {} : { "retry-after": String(waitSeconds) }

function json(status: number, body: Answer): Response {
  return Response.json(body, { status, headers: UNSHARED })
}

/**
 * A path of our own, so that a front proxy's idea of the host cannot send anybody elsewhere; what was typed into an address
 * is in it, and a header takes no other letters than those of an address.
 */
function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: inAnAddress(path), ...UNSHARED } })
}

/** Escapes what an address cannot hold, and leaves what is escaped already. */
const inAnAddress = (path: string): string =>
  path.replace(/[^!-~]/gu, (letter) => encodeURIComponent(HALF.test(letter) ? "\ufffd" : letter))

/** Half of a letter that takes two units: it stands for nothing alone. */
const HALF = /[\ud800-\udfff]/u
