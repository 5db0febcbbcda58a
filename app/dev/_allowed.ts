import { notFound } from "next/navigation"
import { isTryOut } from "#auth/site"

/** Pages for trying out exist in try-out mode only; elsewhere they were never there. */
export function refuseOutsideTryOut(): void {
  if (!isTryOut()) notFound()
}

export const devPagesAllowed = isTryOut
