import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { isTryOut, site } from "#auth/site"
import { LICENCE } from "#core/contribution/vocabulary"
import { MailLink } from "#ui/site/mail-link"
import { SiteFooter } from "#ui/site/site-footer"
import { SiteHeader } from "#ui/site/site-header"
import { SkipLink } from "#ui/site/skip-link"
import { TryOutBanner } from "#ui/site/try-out-banner"
import { ICONS } from "../_icons"
import "../globals.css"

/** Public pages are static: the same bytes for everybody, complete without a script. */
export const ensureStatic = "navigation"

/** A function, because the address is that of the running server, not of the machine that built it. */
export function generateMetadata(): Metadata {
  const { publication, origin } = site()
  return {
    metadataBase: new URL(origin),
    title: { template: `%s · ${publication}`, default: publication },
    applicationName: publication,
    icons: ICONS,
    openGraph: { siteName: publication, type: "website" },
  }
}

export const viewport: Viewport = { themeColor: [{ media: "(prefers-color-scheme: dark)", color: "#131518" }] }

/** On every page, beside what a page offers itself: a page's own metadata would take the place of the layout's. */
const FEEDS = [
  { href: "/feed.atom", type: "application/atom+xml" },
  { href: "/feed.json", type: "application/feed+json" },
]

const FONTS = ["source-serif-4-latin-opsz-normal", "inter-latin-wght-normal"]

export default function PublicLayout({ children }: { children: ReactNode }) {
  const { publication, contact } = site()
  return (
    <html lang="en">
      <body>
        {FONTS.map((font) => (
          <link
            key={font}
            rel="preload"
            as="font"
            type="font/woff2"
            href={`/fonts/${font}.woff2`}
            crossOrigin="anonymous"
          />
        ))}
        {FEEDS.map(({ href, type }) => (
          <link key={href} rel="alternate" type={type} href={href} title={publication} />
        ))}
        <SkipLink>Skip to the text</SkipLink>
        {isTryOut() && <TryOutBanner />}
        <SiteHeader
          publication={publication}
          links={[
            { href: "/", label: "Articles" },
            { href: "/about", label: "About" },
          ]}
          signInHref="/signin"
        />
        <main id="main">{children}</main>
        <SiteFooter
          publication={publication}
          links={[
            { href: "/about", label: "About" },
            { href: "/policies/contributors", label: "For contributors" },
            { href: "/policies/credit", label: "Credit" },
            { href: "/policies/corrections", label: "Corrections" },
            { href: "/policies/disclosure", label: "Interests" },
            { href: "/policies/privacy", label: "Privacy" },
            { href: "/feed.atom", label: "Feed" },
            { href: "/feed.json", label: "JSON feed" },
          ]}
        >
          <p>
            Articles and insights are published under{" "}
            <a href={LICENCE.url} rel="license">
              {LICENCE.code}
            </a>
            . Whoever wrote a word is credited with it.
          </p>
          {contact && (
            <p>
              Write to the editors: <MailLink to={contact} />
            </p>
          )}
        </SiteFooter>
        <script src="/scripts/reader.js" defer />
      </body>
    </html>
  )
}
