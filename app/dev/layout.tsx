import type { Metadata } from "next"
import { connection } from "next/server"
import type { ReactNode } from "react"
import { ICONS } from "../_icons"
import "../globals.css"

export const metadata: Metadata = { icons: ICONS }

export const instant = false

export default async function DevLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
