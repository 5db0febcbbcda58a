// Opens a store and prints what of the list is there, and whether tables and indexes are sound, as one line of JSON.

import { checkPledges } from "./pledge"
import { checkSoundness } from "./soundness"
import { openStore } from "./store"

const [folder = "", list = "", kind] = process.argv.slice(2)
const store = await openStore(folder, kind)
const kept = await checkPledges(store.db, list)
await store.close()
console.log(JSON.stringify({ ...kept, faults: await checkSoundness(folder) }))
