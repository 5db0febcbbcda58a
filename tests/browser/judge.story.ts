import { looksIn } from "./support/looks"
import { expect, story } from "./support/story"

/** One fault a line, each planted into a page that is otherwise as it should be, and how the judge speaks of it. */
const PLANTED: readonly (readonly [string, string, RegExp])[] = [
  ["words over words", '<p>Some words</p><p style="margin-top:-2.2em">Other words</p>', /^covered: <p>/],
  [
    "a box over words",
    '<p>Some words</p><div style="position:relative;background:red;height:3em;margin-top:-3em"></div>',
    /^covered/,
  ],
  ["a button right under a sentence", '<p style="margin:0">Words</p><button>Go</button>', /^touch \(\d px\)/],
  ["a field as high as a paragraph", '<input aria-label="Name" style="height:90px">', /^one-line field of \d+ px/],
  ["a page wider than the screen", '<p style="width:2000px">Words</p>', /^scrolls sideways/],
  [
    "words cut off",
    '<p style="width:4em;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Many, many words</p>',
    /^cut/,
  ],
  ["a name from the tables", "<p>This is changes_requested now.</p>", /^words: .*changes_requested/],
  ["a value that is not there", "<p>Sent by undefined.</p>", /^words: .*undefined/],
  ["a heading a little off", '<h1 style="padding-left:6px">A heading</h1>', /^edges 6 px apart/],
  ["a picture that is not there", '<img src="data:image/png;base64,AAAA" alt="" width="40" height="40">', /^a picture/],
  ["a page that says one thing twice", "<h1>Sign in</h1><button>Sign in</button>", /^the whole page says/],
  ["something bare in the frame of signed-in pages", "<div>Words</div>", /^bare in <main>/],
]
const AS_IT_SHOULD_BE = "<h1 class='title'>A heading</h1><p class='text'>Some words, and a line of them.</p>"

const pageWith = (main: string) => `<!doctype html><html lang="en"><head><link rel="icon" href="data:,">
  <style>body{margin:0}h1{margin:0}p{margin:1em 0}</style></head>
  <body><header><a href="/">Name</a></header><main class="workspace">${main}</main></body></html>`

story("somebody who looks carefully minds every kind of fault, and nothing else", async ({ context, page }) => {
  let main = AS_IT_SHOULD_BE
  await context.route("**/planted", (route) => route.fulfill({ contentType: "text/html", body: pageWith(main) }))
  const lookAt = await looksIn(context)
  expect(await lookAt(page, "/planted")).toEqual([])
  for (const [fault, html, said] of PLANTED) {
    main = html
    const minded = await lookAt(page, "/planted")
    expect(
      minded.some((line) => said.test(line)),
      `${fault}: ${minded.join("; ")}`,
    ).toBe(true)
  }
})
