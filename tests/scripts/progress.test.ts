import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { showingProgress } from "../../scripts/progress"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What is written while something takes so many seconds. */
async function written(seconds: number, isTTY: boolean): Promise<string[]> {
  const lines: string[] = []
  const screen = { isTTY, write: (line: string) => lines.push(line) > 0 }
  let done = 0
  const work = async () => {
    for (; done < seconds; done++) await new Promise((resolve) => setTimeout(resolve, 1_000))
    return "done"
  }
  const working = showingProgress(() => `${done} of ${seconds}`, work, screen)
  await vi.advanceTimersByTimeAsync(seconds * 1_000)
  expect(await working).toBe("done")
  return lines
}

test("what is done within three seconds says nothing", async () => {
  expect(await written(2, true)).toEqual([])
  expect(await written(2, false)).toEqual([])
})

test("on a terminal one line says how far it is, and is gone in the end", async () => {
  const lines = await written(6, true)
  expect(lines[0]).toMatch(/^\r.* {2}[23] of 6 \(3 s\)$/)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.at(-1)).not.toContain("of 6")
  expect(lines.join("")).not.toContain("\n")
})

test("in a file there is a line now and then", async () => {
  const lines = await written(30, false)
  expect(lines.map((line) => line.trim())).toEqual([
    expect.stringMatching(/of 30 \(3 s\)$/),
    expect.stringMatching(/of 30 \(13 s\)$/),
    expect.stringMatching(/of 30 \(23 s\)$/),
  ])
})

test("a failure passes, and the line is gone", async () => {
  const lines: string[] = []
  const screen = { isTTY: true, write: (line: string) => lines.push(line) > 0 }
  const failing = showingProgress(
    () => "half",
    () => Promise.reject(new Error("broken")),
    screen,
  )
  await expect(failing).rejects.toThrow("broken")
})
