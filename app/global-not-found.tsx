import type { Metadata } from "next"
import { site } from "#auth/site"
import { PageNotFound } from "#ui/site/page-not-found"
import { ICONS } from "./_icons"
import "./globals.css"

export const metadata: Metadata = { title: "Page not found", robots: { index: false }, icons: ICONS }

export default function GlobalNotFound() {
  return (
    <html lang="en">
      <body>
        <PageNotFound {...site()} />
      </body>
    </html>
  )
}
