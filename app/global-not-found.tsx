import type { Metadata } from "next"
import { site } from "#auth/site"
import { PageNotFound } from "#ui/site/page-not-found"
import "./globals.css"

export const metadata: Metadata = { title: "Page not found", robots: { index: false } }

export default function GlobalNotFound() {
  return (
    <html lang="en">
      <body>
        <PageNotFound publication={site().publication} />
      </body>
    </html>
  )
}
