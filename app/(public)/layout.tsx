import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { isTryOut, site } from "#auth/site"
import { LICENCE } from "#core/contribution/vocabulary"
import { SiteFooter } from "#ui/site/site-footer"
import { SiteHeader } from "#ui/site/site-header"
import { TryOutBanner } from "#ui/site/try-out-banner"
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
    icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
    openGraph: { siteName: publication, type: "website" },
    alternates: {
      types: {
        "application/atom+xml": [{ url: "/feed.atom", title: publication }],
        "application/feed+json": [{ url: "/feed.json", title: publication }],
      },
    },
  }
}

export const viewport: Viewport = { themeColor: [{ media: "(prefers-color-scheme: dark)", color: "#131518" }] }

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
              Write to the editors: <a href={`mailto:${contact}`}>{contact}</a>
            </p>
          )}
        </SiteFooter>
        <script src="/scripts/reader.js" defer />
      </body>
    </html>
  )
}
