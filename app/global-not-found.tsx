import type { Metadata } from "next"
import { PageNotFound } from "#ui/site/page-not-found"
import "./globals.css"

export const metadata: Metadata = { title: "Page not found", robots: { index: false } }

export default function GlobalNotFound() {
  return (
    <html lang="en">
      <body>
        <PageNotFound />
      </body>
    </html>
  )
}
