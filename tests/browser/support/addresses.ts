export const VISITOR = "a visitor"
export const EXPERT = "Josiah Carberry"
export const OTHER_EXPERT = "Mei-Ling Achterberg-Okonkwo"
export const EDITOR = "Ed Marlowe"
export const ADMIN = "Ruth Abara"
export type Who = typeof VISITOR | typeof EXPERT | typeof OTHER_EXPERT | typeof EDITOR | typeof ADMIN

/** An address with names of what is found on the way there, as in `/desk/:edit`; or the page that an empty form leads to. */
export type Address = string | { readonly emptyFormTo: string }
const refusedBy = (door: string): Address => ({ emptyFormTo: door })

const BCL = "/articles/a-second-bcl-2-inhibitor-meets-the-leukaemias-that-outlived-the-first"
const NOBODY = "00000000-0000-4000-8000-000000000000"

type ByPerson = Partial<Record<Who, readonly Address[]>>

/** Where each page is looked at, and as whom. A page that is not here is looked at nowhere, and its story says so. */
export const TRY_OUT_PAGES: Readonly<Record<string, ByPerson>> = {
  "/front/[after]": { [VISITOR]: ["/"], [EDITOR]: ["/"] },
  "/articles/[slug]": {
    [VISITOR]: [BCL, "/articles/:plain", "/articles/:long"],
    [EXPERT]: [BCL],
    [EDITOR]: [BCL],
  },
  "/articles/[slug]/authorship": { [VISITOR]: [`${BCL}/authorship`, "/articles/:long/authorship"] },
  "/articles/[slug]/compare/[range]": { [VISITOR]: [`${BCL}/compare/1...6`, `${BCL}/compare/4...5`] },
  "/articles/[slug]/compare/[range]/side-by-side": { [VISITOR]: [`${BCL}/compare/1...6/side-by-side`] },
  "/articles/[slug]/contributions/[id]": {
    [VISITOR]: [`${BCL}/contributions/:insightRecord`, `${BCL}/contributions/:editRecord`],
  },
  "/articles/[slug]/history": { [VISITOR]: [`${BCL}/history`, "/articles/:long/history"] },
  "/articles/[slug]/history/all": { [VISITOR]: [`${BCL}/history/all`] },
  "/articles/[slug]/history/before/[seq]": { [VISITOR]: [`${BCL}/history/before/4`] },
  "/articles/[slug]/history/all/before/[seq]": { [VISITOR]: [`${BCL}/history/all/before/4`] },
  "/articles/[slug]/revisions/[n]": { [VISITOR]: [`${BCL}/revisions/1`, `${BCL}/revisions/6`] },
  "/pages/[name]": {
    [VISITOR]: [
      "/about",
      "/policies/contributors",
      "/policies/credit",
      "/policies/corrections",
      "/policies/disclosure",
      "/policies/privacy",
    ],
  },
  "/people/[slug]": { [VISITOR]: ["/people/ada-lindqvist", "/people/ed-marlowe", "/people/josiah-carberry"] },
  "/nothing/[here]": {
    [VISITOR]: ["/no/such/page", "/articles/no-such-article", "/people/nobody", "/contributions/nothing"],
    [EXPERT]: [`/contributions/${NOBODY}`, "/desk"],
    [EDITOR]: [`/desk/${NOBODY}`, "/no/such/page"],
  },
  "/signin": {
    [VISITOR]: ["/signin", "/signin?return=%2Fcontributions", "/signin?problem=refused", refusedBy("/signin/email")],
    [EXPERT]: ["/signin"],
  },
  "/signin/sent": { [VISITOR]: ["/signin/sent", "/signin/sent?problem=wrong"], [EXPERT]: ["/signin/sent"] },
  "/signin/confirm": { [VISITOR]: ["/signin/confirm?token=nothing"], [EXPERT]: ["/signin/confirm?token=nothing"] },
  "/articles/[slug]/contribute": {
    [VISITOR]: [`${BCL}/contribute`, `${BCL}/contribute?kind=edit`],
    [EXPERT]: [`${BCL}/contribute`, "/articles/:long/contribute", "/articles/:long/contribute?kind=insight"],
  },
  "/contributions": {
    [VISITOR]: ["/contributions"],
    [EXPERT]: ["/contributions", "/contributions?state=withdrawn"],
    [EDITOR]: ["/contributions"],
  },
  "/contributions/[id]": {
    [EXPERT]: ["/contributions/:sentBack", "/contributions/:waiting", "/contributions/:merged"],
    [OTHER_EXPERT]: ["/contributions/:inConflict", "/contributions/:declined"],
  },
  "/contributions/[id]/write": {
    [EXPERT]: [
      "/contributions/:insight/write",
      "/contributions/:edit/write",
      "/contributions/:edit/write?show=problems",
      "/contributions/:sentBack/write",
    ],
  },
  "/contributions/[id]/passage": { [EXPERT]: ["/contributions/:insight/passage"] },
  "/contributions/[id]/about": {
    [EXPERT]: ["/contributions/:insight/about", refusedBy("/contributions/:insight/about/save")],
  },
  "/contributions/[id]/interests": {
    [EXPERT]: ["/contributions/:insight/interests", refusedBy("/contributions/:insight/interests/certify")],
  },
  "/contributions/[id]/check": {
    [EXPERT]: [
      "/contributions/:insight/check",
      "/contributions/:edit/check",
      "/contributions/:sentBack/check",
      refusedBy("/contributions/:insight/send"),
    ],
  },
  "/contributions/[id]/discard": { [EXPERT]: ["/contributions/:insight/discard"] },
  "/contributions/[id]/withdraw": { [EXPERT]: ["/contributions/:waiting/withdraw"] },
  "/contributions/[id]/up-to-date": { [OTHER_EXPERT]: ["/contributions/:inConflict/up-to-date"] },
  "/settings": { [EXPERT]: ["/settings", refusedBy("/settings/save")], [ADMIN]: ["/settings"] },
  "/settings/interests": { [EXPERT]: ["/settings/interests", refusedBy("/settings/interests/certify")] },
  "/settings/names": { [EXPERT]: ["/settings/names"], [EDITOR]: ["/settings/names"] },
  "/settings/sign-in": { [EXPERT]: ["/settings/sign-in"], [ADMIN]: ["/settings/sign-in"] },
  "/desk": { [EDITOR]: ["/desk", "/desk?state=merged", "/desk?state=reverted", "/desk?claimed=mine"] },
  "/desk/[id]": {
    [EDITOR]: [
      "/desk/:conflict",
      "/desk/:insight",
      "/desk/:edit",
      "/desk/:sentBack",
      "/desk/:merged",
      "/desk/:declined",
      refusedBy("/desk/:insight/decline"),
      refusedBy("/desk/:edit/merge"),
    ],
    [ADMIN]: ["/desk/:edit"],
  },
  "/desk/articles": { [EDITOR]: ["/desk/articles", "/desk/articles?status=withdrawn"] },
  "/desk/articles/new": { [EDITOR]: ["/desk/articles/new", refusedBy("/desk/articles/new/make")] },
  "/desk/articles/[id]": {
    [EDITOR]: ["/desk/articles/:draft", "/desk/articles/:live", refusedBy("/desk/articles/:draft/publish")],
  },
  "/desk/articles/[id]/authors": { [EDITOR]: ["/desk/articles/:live/authors", "/desk/articles/:draft/authors"] },
  "/desk/articles/[id]/notice/[seq]": { [EDITOR]: ["/desk/articles/:live/notice/2", "/desk/articles/:live/notice/5"] },
  "/desk/articles/[id]/history": { [EDITOR]: ["/desk/articles/:live/history"] },
  "/desk/articles/[id]/restore/[seq]": { [EDITOR]: ["/desk/articles/:live/restore/1"] },
  "/desk/articles/[id]/mend/[seq]": { [EDITOR]: ["/desk/articles/:live/mend/2"] },
  "/desk/people": { [EDITOR]: ["/desk/people", "/desk/people?q=nobody"], [ADMIN]: ["/desk/people"] },
  "/desk/people/[id]": { [EDITOR]: ["/desk/people/:person"], [ADMIN]: ["/desk/people/:person"] },
  "/desk/log": { [EDITOR]: ["/desk/log"], [ADMIN]: ["/desk/log"] },
  "/desk/templates": { [EDITOR]: ["/desk/templates"], [ADMIN]: ["/desk/templates"] },
  "/dev/mail": { [EDITOR]: ["/dev/mail"] },
  "/dev/ui": { [VISITOR]: ["/dev/ui"] },
}

/** What somebody new sees on a fresh site, once mail has let them in. */
export const PRODUCTION_PAGES = [
  "/contributions",
  "/settings",
  "/settings/interests",
  "/settings/names",
  "/settings/sign-in",
  "/desk",
  "/signin",
  "/signin/sent",
]
