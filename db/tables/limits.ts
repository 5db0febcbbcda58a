import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core"

/** How often something was done lately: the columns and their order are those of rate-limiter-flexible. */
export const rateLimit = pgTable("rate_limit", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  /** Milliseconds since 1970. */
  expire: bigint("expire", { mode: "number" }),
})
