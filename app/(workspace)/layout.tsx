import type { Metadata } from "next"
import { connection } from "next/server"
import type { ReactNode } from "react"
import { isTryOut, site } from "#auth/site"
import type { Actor } from "#core/actor"
import { may } from "#core/policy"
import { SiteHeader } from "#ui/site/site-header"
import { SkipLink } from "#ui/site/skip-link"
import { TryOutBanner } from "#ui/site/try-out-banner"
import { WorkspaceHeader } from "#ui/site/workspace-header"
import { requestContext } from "../_context"
import { ICONS } from "../_icons"
import { ForgetUndo } from "./_parts/forget-undo"
import "../globals.css"

export const metadata: Metadata = { icons: ICONS }

/** Pages for people who sign in are rendered for each request, so that each carries its own script nonce. */
export const instant = false

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  await connection()
  const { actor } = await requestContext()
  return (
    <html lang="en">
      <body>
        <SkipLink>Skip to the content</SkipLink>
        {isTryOut() && <TryOutBanner />}
        <Header actor={actor} />
        <ForgetUndo />
        <main id="main" className={actor.kind === "person" ? "workspace" : "workspace workspace-visited"}>
          {children}
        </main>
      </body>
    </html>
  )
}

function Header({ actor }: { actor: Actor }) {
  const { publication } = site()
  if (actor.kind !== "person")
    return <SiteHeader publication={publication} links={[{ href: "/", label: "Articles" }]} signInHref="/signin" />
  const desk = [
    { href: "/desk", label: "Desk" },
    { href: "/desk/articles", label: "Edit articles" },
  ]
  const links = [
    { href: "/", label: "Articles" },
    { href: "/contributions", label: "My contributions" },
    ...(may(actor, "desk.read") ? desk : []),
    { href: "/settings", label: "Settings" },
  ]
  return (
    <WorkspaceHeader
      publication={publication}
      links={links}
      name={actor.name ?? "Your account"}
      signOutAction="/signout"
    />
  )
}
