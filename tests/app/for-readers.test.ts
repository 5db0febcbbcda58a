import { describe, expect, test } from "vitest"
import { forReaders } from "../../app/_kept/for-readers"

describe("a page for readers", () => {
  test("keeps our own script and data for machines, and no other script", () => {
    const page =
      '<head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><script src="/_next/b.js" async=""></script></head>' +
      '<p>Text</p><script type="application/ld+json">{"a":"\\u003c/script>"}</script><script>self.__next_f.push([1,"<p>"])</script>' +
      '<script src="/scripts/reader.js" defer=""></script><script src="/_next/c.js" id="_R_" async=""></script>'
    expect(forReaders(page)).toBe(
      '<head></head><p>Text</p><script type="application/ld+json">{"a":"\\u003c/script>"}</script>' +
        '<script src="/scripts/reader.js" defer=""></script>',
    )
  })

  test("keeps links, styles and words about scripts as they are", () => {
    const page =
      '<link rel="stylesheet" href="/a.css"/><link rel="preload" as="font" href="/b.woff2"/><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    expect(forReaders(page)).toBe(page)
  })

  test.each([
    ["a script that only looks like ours", '<script src="/scripts/reader.js" defer="" onload="x"></script>'],
    ["a script from elsewhere", '<script src="https://elsewhere.example/scripts/reader.js" defer=""></script>'],
    ["an inline script", "<script>alert(1)</script>"],
  ])("does not keep %s", (_, script) => {
    expect(forReaders(`<p>A</p>${script}<p>B</p>`)).toBe("<p>A</p><p>B</p>")
  })

  test.each([
    ["a part that arrives later", '<!--$?--><template id="B:0"></template><!--/$-->'],
    ["the framework's empty page for an error", '<html id="__next_error__"><body></body></html>'],
    ["a script without an end", "<p>A</p><script>"],
  ])("is not made of a page with %s", (_, page) => {
    expect(forReaders(page)).toBeNull()
  })
})
