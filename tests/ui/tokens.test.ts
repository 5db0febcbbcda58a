import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { contrast } from "./contrast"

const css = readFileSync("ui/styles/tokens.css", "utf8")
const light = tokensOf(":root {")
const dark = { ...light, ...tokensOf(':root[data-theme="dark"] {') }

const TEXT_ON_GROUND = [
  ...["paper", "paper-sunk", "paper-raised"].flatMap((ground) =>
    ["ink", "ink-soft", "ink-faint", "link", "link-hover", "good", "warn", "bad", "calm"].map((ink) => [ink, ground]),
  ),
  ["ink", "mark"],
  ["ink", "mark-strong"],
  ["link", "mark"],
  ["link", "mark-strong"],
  ["on-orpiment", "orpiment"],
  ["orpiment-ink", "paper"],
  ["on-action", "action"],
  ["on-action", "action-hover"],
  ["paper", "ink"],
  ...["good", "warn", "bad", "calm"].flatMap((signal) => [
    ["on-signal", signal],
    ["ink", `${signal}-paper`],
    [signal, `${signal}-paper`],
  ]),
  ...["inserted", "deleted", "reformatted", "private"].map((change) => [change, `${change}-paper`]),
  ["ink", "private-paper"],
  ["ink-soft", "private-paper"],
  ["bad", "bad-paper"],
  ["link", "calm-paper"],
  ["link", "warn-paper"],
]

// Borders of controls, rings and signs: WCAG 2.2, 1.4.11.
const SHAPE_ON_GROUND = [
  ...["paper", "paper-sunk", "paper-raised"].flatMap((ground) =>
    ["rule-strong", "focus", "bad", "good", "calm", "warn"].map((shape) => [shape, ground]),
  ),
  ["private", "private-paper"],
]

describe.each([
  ["light", light],
  ["dark", dark],
])("the colours of the %s theme", (_, tokens) => {
  it.each(TEXT_ON_GROUND)("let --%s be read on --%s (4.5 to 1)", (ink, ground) => {
    expect(contrast(tokens[`--${ink}`] ?? "", tokens[`--${ground}`] ?? "")).toBeGreaterThanOrEqual(4.5)
  })

  it.each(SHAPE_ON_GROUND)("let --%s be seen on --%s (3 to 1)", (shape, ground) => {
    expect(contrast(tokens[`--${shape}`] ?? "", tokens[`--${ground}`] ?? "")).toBeGreaterThanOrEqual(3)
  })
})

it("sets body text at 7 to 1 or better in both themes", () => {
  expect(contrast(light["--ink"] ?? "", light["--paper"] ?? "")).toBeGreaterThanOrEqual(7)
  expect(contrast(dark["--ink"] ?? "", dark["--paper"] ?? "")).toBeGreaterThanOrEqual(7)
})

it("knows one dark theme, whether the system or the reader asks for it", () => {
  expect(tokensOf(':root:not([data-theme="light"]) {')).toEqual(tokensOf(':root[data-theme="dark"] {'))
})

it("gives every colour of the light theme a dark one", () => {
  const colours = Object.entries(light).filter(([, value]) => value.startsWith("#"))
  expect(colours.map(([name]) => name)).toEqual(Object.keys(tokensOf(':root[data-theme="dark"] {')))
})

it("measures contrast as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21)
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2)
})

function tokensOf(selector: string): Record<string, string> {
  const from = css.indexOf(selector)
  const block = css.slice(from, css.indexOf("}", from))
  return Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]))
}
