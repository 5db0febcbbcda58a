/** What somebody signs in for, read off the page of ours that they go on to afterwards. */
export type ReturnPurpose =
  | { readonly kind: "comment" | "suggest" | "contribute" | "read"; readonly slug: string }
  | { readonly kind: "desk" | "contributions" | "settings" }

const WORKSPACES = ["desk", "contributions", "settings"] as const

/** Takes a path that `safeReturnPath` gave. Gives null where it says nothing that is worth a sentence. */
export function returnPurpose(path: string): ReturnPurpose | null {
  const { pathname, searchParams } = new URL(path, "https://our.own")
  const [, first = "", slug = "", part] = pathname.split("/")
  const workspace = WORKSPACES.find((name) => name === first)
  if (workspace) return { kind: workspace }
  if (first !== "articles" || slug === "") return null
  if (part !== "contribute") return { kind: "read", slug }
  const wanted = searchParams.get("kind")
  return { kind: wanted === "edit" ? "suggest" : wanted === "insight" ? "comment" : "contribute", slug }
}

/**
 * The purpose as it goes on after "Sign in to": "comment on “Title”". Without the article's title, where there is no such
 * article, only what can be said of every page.
 */
export function returnPurposeInWords(purpose: ReturnPurpose, title: string | null): string | null {
  switch (purpose.kind) {
    case "desk":
      return "open the desk"
    case "contributions":
      return "see your contributions"
    case "settings":
      return "open your settings"
    default:
      return title === null ? null : `${TO_DO[purpose.kind]} “${title}”`
  }
}

const TO_DO = {
  comment: "comment on",
  suggest: "suggest an edit to",
  contribute: "contribute to",
  read: "go on reading",
} as const
