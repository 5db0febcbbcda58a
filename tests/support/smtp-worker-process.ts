import { openDatabase } from "#db/client"
import { migrateDatabase } from "#db/migrate"
import { smtp } from "#server/post/smtp"
import { startWorker } from "#server/post/worker"
import { writeLetter } from "#server/post/write-letter"

/** A process of its own that posts `count` letters and sends them until it is killed: node ... dataDir smtpUrl count */
const [dataDir = "", smtpUrl = "", count = "0"] = process.argv.slice(2)
const opened = await openDatabase({ dataDir })
await migrateDatabase(opened.db)
await opened.db.transaction(async (tx) => {
  for (let number = 0; number < Number(count); number++) {
    const recipient = `expert${number}@example.org`
    await writeLetter(tx, { cause: "event:1", recipient, subject: "Merged", body: "Thank you.", now: new Date() })
  }
})
await startWorker({ opened, transport: smtp({ url: smtpUrl, from: "no-reply@scholium.example" }) })
