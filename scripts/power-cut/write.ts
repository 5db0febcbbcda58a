// Writes pledges to a store until it is ended: write.ts <data folder> <list of acknowledged pledges> [as-shipped]

import { makePledges, writePledges } from "./pledge"
import { openStore } from "./store"

const [folder = "", list = "", kind] = process.argv.slice(2)
const { db } = await openStore(folder, kind)
await makePledges(db)
await writePledges(db, list)
