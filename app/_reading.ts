import { openReading } from "#server/context"

/** Where public pages read from. They know nobody: no session, no cookie. */
export const publicReading = openReading

/** The parameter for which a dynamic static page is built; every real one is rendered on its first request. */
export const PLACEHOLDER = "-"
