import { merge, sendEdit } from "../act"
import type { Cast } from "../cast"
import { publishManuscript } from "./publish"

export async function tellWastewater(cast: Cast): Promise<void> {
  const { slug } = await publishManuscript(cast("ines", 30), {
    file: "wastewater.md",
    topic: "Public health",
    authors: ["Inês Duarte", "Hanna Kessler"],
  })
  const order = await sendEdit(cast("josiah", 12), {
    slug,
    changes: [
      [
        "usually means what it seems to mean.",
        "usually means what it seems to mean. A single high reading does not: samples taken on the same day can differ twofold.",
      ],
    ],
    reason:
      "Readers should know how noisy single samples are. The spread is described in the methods of the New Haven study.",
  })
  await merge(cast("ines", 11), order, { note: "How much single samples vary" })
}
