import { connection } from "next/server"
import type { ReactNode } from "react"
import "../globals.css"

export const instant = false

export default async function DevLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
