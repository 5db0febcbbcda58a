/** The order in which a text has its marks; apart from the schemas, so that what only reads texts does without them. */
export const MARK_ORDER = ["link", "strong", "em", "sub", "sup", "code", "strike"] as const
