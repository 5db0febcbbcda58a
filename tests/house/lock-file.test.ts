import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"

type Locked = { readonly resolved?: string; readonly optionalDependencies?: Record<string, string> }
const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync("package-lock.json", "utf8"))

describe("the lock file", () => {
  test("names what every platform needs, so that a clean install works on each", () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !placesOf(name, place).some((found) => found in packages))
        .map((name) => `${name} of ${place}`),
    )
    expect(missing).toEqual([])
  })

  test("holds no download addresses", () => {
    expect(Object.keys(packages).filter((place) => packages[place]?.resolved !== undefined)).toEqual([])
  })
})

/** Where a package may lie that another one needs: beside what it holds itself, then in the folders above. */
function placesOf(name: string, place: string): string[] {
  const above = place.split("/node_modules/")
  return above
    .map((_, i) => `${above.slice(0, above.length - i).join("/node_modules/")}/node_modules/${name}`)
    .concat(`node_modules/${name}`)
}
