import { chromium } from "playwright"
import { readFileSync } from "node:fs"
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] })
const p = await b.newPage()
for (const a of process.argv.slice(2)) { const [f, x, y, w, h, out] = a.split(","); await p.setViewportSize({ width: +w, height: +h }); await p.setContent(`<body style="margin:0;overflow:hidden"><img style="margin:-${y}px 0 0 -${x}px" src="data:image/png;base64,${readFileSync(f).toString("base64")}">`); await p.screenshot({ path: out }) }
await b.close()
