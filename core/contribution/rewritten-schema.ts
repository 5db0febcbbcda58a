import { z } from "zod"
import { blockSchema } from "#core/document/schema"
import type { Rewritten } from "./rewritten"

const kept = z.strictObject({ keep: z.tuple([z.int().min(0), z.int().min(0)]) })

/** What a draft can hold of a whole text. */
export const rewrittenSchema: z.ZodType<Rewritten> = z.strictObject({
  on: z.int().min(1),
  parts: z.array(z.union([kept, blockSchema])).max(20_000),
})
