import { afterEach, beforeEach, expect, vi } from "vitest"

/** A test that makes the code under test complain fails, unless it expects the complaint by mocking `console.error` itself. */
beforeEach(() => {
  vi.spyOn(console, "error")
})

afterEach(() => {
  const spy = vi.isMockFunction(console.error) ? vi.mocked(console.error) : undefined
  const calls = spy?.mock.calls ?? []
  vi.restoreAllMocks()
  expect(calls, "console.error was called").toEqual([])
})
