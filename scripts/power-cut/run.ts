// The power-cut trial: npm run power-cut -- [rounds] [as-shipped]
//
// The store lies on a file system of its own, inside a file. At a random moment of writing the writer is stopped dead
// and that file is copied: the copy holds what had reached the "disk" and not what only memory knew. The copy is
// mounted as after a power cut, the store opened on it, and every acknowledged pledge looked for. The list of those is
// kept on another disk. Not shown by it: sectors torn in the middle, and disks that lie about having written.
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { setTimeout } from "node:timers/promises"
import { z } from "zod"

const imageBytes = 1_400_000_000
const longestMs = 8_000
const here = import.meta.dirname

const outcomeSchema = z.object({
  acknowledged: z.number(),
  lost: z.number(),
  halves: z.number(),
  faults: z.array(z.string()),
})

type Outcome = z.infer<typeof outcomeSchema>

const rounds = Number(process.argv[2] ?? 5)
const kind = process.argv[3] ?? "durable"
const work = mkdtempSync(join(tmpdir(), "scholium-power-cut-"))
const mounted = new Set<string>()

try {
  const obstacle = whyNotHere()
  if (obstacle) console.log(`The power-cut trial was not run: ${obstacle}.`)
  else process.exitCode = await trial()
} finally {
  for (const folder of mounted) unmount(folder)
  rmSync(work, { recursive: true, force: true })
}

async function trial(): Promise<0 | 1> {
  const outcomes: Outcome[] = []
  for (let round = 1; round <= rounds; round++) {
    const outcome = await cutAndCheck()
    outcomes.push(outcome)
    console.log(`round ${round} of ${rounds} (${kind}): ${sentence(outcome)}`)
  }
  const all = {
    acknowledged: sum(outcomes, (outcome) => outcome.acknowledged),
    lost: sum(outcomes, (outcome) => outcome.lost),
    halves: sum(outcomes, (outcome) => outcome.halves),
    faults: outcomes.flatMap((outcome) => outcome.faults),
  }
  console.log(`all ${rounds} rounds (${kind}): ${sentence(all)}`)
  return all.lost + all.halves + all.faults.length === 0 ? 0 : 1
}

async function cutAndCheck(): Promise<Outcome> {
  const list = join(work, "acknowledged")
  const [image, copy] = [join(work, "disk"), join(work, "disk-after")]
  for (const file of [list, image, copy]) rmSync(file, { force: true })
  run("truncate", "-s", String(imageBytes), image)
  run("mkfs.ext4", "-q", "-F", image)
  const disk = mount(image, "before")
  const writer = spawn(process.execPath, ["--import", "tsx", join(here, "write.ts"), join(disk, "data"), list, kind], {
    stdio: ["ignore", "ignore", "inherit"],
  })
  const gone = once(writer, "exit")
  while (!existsSync(list) || statSync(list).size < 100) {
    if (writer.exitCode !== null) throw new Error("The writer ended before it wrote anything.")
    await setTimeout(20)
  }
  // What came before the writing is on the disk; from here on only the store itself may see to that.
  run("sync")
  await setTimeout(1_000 + Math.random() * (longestMs - 1_000))
  writer.kill("SIGSTOP")
  run("cp", "--sparse=always", image, copy)
  writer.kill("SIGKILL")
  await gone
  unmount(disk)
  return check(mount(copy, "after"), list)
}

function check(disk: string, list: string): Outcome {
  const found = run(process.execPath, "--import", "tsx", join(here, "check.ts"), join(disk, "data"), list, kind)
  unmount(disk)
  return outcomeSchema.parse(JSON.parse(found))
}

function whyNotHere(): string | undefined {
  if (process.platform !== "linux") return "it needs Linux"
  if (process.getuid?.() !== 0) return "it needs root, to mount a file as a disk"
  const probe = join(work, "disk")
  try {
    run("truncate", "-s", "20000000", probe)
    run("mkfs.ext4", "-q", "-F", probe)
    unmount(mount(probe, "probe"))
    return undefined
  } catch (error) {
    return `this machine cannot mount a file as a disk (${error instanceof Error ? error.message.trim() : error})`
  }
}

function mount(image: string, name: string): string {
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  run("mount", "-o", "loop", image, folder)
  mounted.add(folder)
  return folder
}

function unmount(folder: string): void {
  run("umount", "-l", folder)
  mounted.delete(folder)
}

function run(command: string, ...args: string[]): string {
  const done = spawnSync(command, args, { encoding: "utf8", cwd: dirname(dirname(here)) })
  if (done.error) throw done.error
  if (done.status !== 0)
    throw new Error(`${command} said: ${done.stderr || `it ended with ${done.status ?? done.signal}`}`)
  return done.stdout
}

function sentence({ acknowledged, lost, halves, faults }: Outcome): string {
  const sound = faults.length === 0 ? "tables and indexes sound" : `${faults.length} faults (${faults[0]})`
  return `${acknowledged} acknowledged, ${lost} lost, ${halves} half-written, ${sound}`
}

function sum(outcomes: Outcome[], count: (outcome: Outcome) => number): number {
  return outcomes.reduce((total, outcome) => total + count(outcome), 0)
}
