import type { Cast } from "../cast"
import { publishManuscript } from "./publish"

export async function tellSodiumIon(cast: Cast): Promise<void> {
  await publishManuscript(cast("ines", 16), { file: "sodium-ion.md", topic: "Energy" })
}
