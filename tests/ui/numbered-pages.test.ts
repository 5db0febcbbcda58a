import { expect, test } from "vitest"
import { NumberedPages } from "#ui/site/numbered-pages"
import { draw } from "./draw"

const pager = (page: number, pages: number, opened?: ReadonlySet<number>) =>
  draw(NumberedPages, { page, pages, href: (one) => `/x?page=${one}`, position: "Changes", ...(opened && { opened }) })
const leadsTo = (html: string) => [...html.matchAll(/href="\/x\?page=(\d+)"/g)].map(([, number]) => Number(number))

test("one page needs no pager", () => {
  expect(pager(1, 1)).toBe("")
})

test("it leads back, on, to the first, to the last and to those around", () => {
  expect(leadsTo(pager(7, 40))).toEqual([6, 1, 6, 7, 8, 40, 8])
  expect(leadsTo(pager(1, 2))).toEqual([1, 2, 2])
  expect(leadsTo(pager(2, 2))).toEqual([1, 1, 2])
})

test("it says which pages were not opened", () => {
  expect(pager(2, 3, new Set([1, 2])).match(/not opened yet/g)).toHaveLength(1)
})
