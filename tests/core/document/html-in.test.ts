import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { htmlToBlocks } from "#core/document/html-in"
import { readPasted } from "#core/document/pasted"
import { type Document, documentSchema } from "#core/document/schema"
import { arbitraryText } from "#tests/support/document-arbitraries"
import {
  br,
  code,
  codeBlock,
  divider,
  doc,
  em,
  figure,
  h2,
  h3,
  h4,
  idsInOrder,
  li,
  link,
  oli,
  p,
  quote,
  strong,
  sub,
  sup,
  t,
  table,
  withId,
} from "#tests/support/documents"

const read = (html: string) => htmlToBlocks({ html, newId: idsInOrder("b") })
const expectBlocks = (html: string, expected: Document) => expect(read(html).blocks).toEqual(expected.blocks)

test.each<[string, string, Document]>([
  ["paragraphs", "<p>One.</p><p>Two.</p>", doc(p("One."), p("Two."))],
  ["headings, the top ones as ours", "<h1>A</h1><h3>B</h3><h6>C</h6>", doc(h2("A"), h3("B"), h4("C"))],
  [
    "marks",
    "<b>a</b> <i>b</i> H<sub>2</sub>O m<sup>2</sup>",
    doc(p(strong("a"), " ", em("b"), " H", sub("2"), "O m", sup("2"))),
  ],
  ["links", '<a href="https://x.org/">here</a>', doc(p(link("here", "https://x.org/")))],
  [
    "lists in lists",
    "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>",
    doc(li("a"), oli("b", { indent: 1 }), li("c")),
  ],
  ["quotations", "<blockquote><p>So.</p></blockquote><p>No.</p>", doc(quote("So."), p("No."))],
  ["code, letter by letter", "<pre>a  = 1\n  b</pre>", doc(codeBlock("a  = 1\n  b"))],
  ["code in a line", "Type <code>ls</code>.", doc(p("Type ", code("ls"), "."))],
  ["line breaks", "one<br>two", doc(p("one", br, "two"))],
  ["dividing lines", "<p>a</p><hr><p>b</p>", doc(p("a"), divider(), p("b"))],
  ["space as a browser shows it", "<p>\n  one\n\ttwo </p>\n<p> three</p>", doc(p("one two"), p("three"))],
  ["entities", "<p>5&nbsp;mg &lt; &#x3b2; &amp;amp; &unknown;</p>", doc(p("5\u00A0mg < β &amp; &unknown;"))],
  ["text around blocks", "a<div>b</div>c", doc(p("a"), p("b"), p("c"))],
  [
    "tables with their captions",
    "<table><caption>T</caption><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td><p>5 mg</p><p>daily</p></td></tr></table>",
    doc(
      table(
        [
          ["Drug", "Dose"],
          ["A", [t("5 mg"), br, t("daily")]],
        ],
        "T",
      ),
    ),
  ],
  ["the first number of a list", '<ol start="3"><li>c</li><li>d</li></ol>', doc(oli("c", { start: 3 }), oli("d"))],
  [
    "the alignment that a column has below its heading",
    '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td align="right">2</td></tr><tr><td style="text-align:center">3</td><td style="text-align: right">4</td></tr></table>',
    doc(
      table(
        [
          ["A", "B"],
          ["1", "2"],
          ["3", "4"],
        ],
        { columns: [null, "right"] },
      ),
    ),
  ],
  [
    "figures from the web",
    '<p>a</p><figure><img src="https://example.org/cell.jpg" alt="A cell"><figcaption>Figure 1. <i>A</i> cell.</figcaption></figure><figure><a href="/x"><img src="https://example.org/b.jpg"></a></figure><p>b</p>',
    doc(
      p("a"),
      figure("https://example.org/cell.jpg", "A cell", "Figure 1. ", em("A"), " cell."),
      figure("https://example.org/b.jpg", ""),
      p("b"),
    ),
  ],
  ["no buttons", "<p>a<button>Share</button><select><option>1</option></select></p>", doc(p("a"))],
])("%s", (_, html, expected) => expectBlocks(html, expected))

describe("from Google Docs", () => {
  const docs = (body: string) =>
    `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">${body}</b>`
  test("weight and slant are said by styles, and the bold around everything is none", () =>
    expectBlocks(
      docs(
        '<p dir="ltr"><span style="font-weight:400">One </span><span style="font-weight:700;font-style:italic">two</span></p>',
      ),
      doc(p("One ", t("two", { type: "strong" }, { type: "em" }))),
    ))
  test("items of lists have paragraphs inside", () =>
    expectBlocks(docs('<ul><li dir="ltr"><p role="presentation"><span>a</span></p></li></ul>'), doc(li("a"))))
  test("a list within a list stands beside its item, not in it", () =>
    expectBlocks(
      docs("<ul><li><p>a</p></li><ul><li><p>b</p></li><ul><li><p>c</p></li></ul></ul><li><p>d</p></li></ul>"),
      doc(li("a"), li("b", { indent: 1 }), li("c", { indent: 2 }), li("d")),
    ))
  test("its pictures are shown to nobody else, so they are left out", () => {
    const { blocks, dropped } = read(
      docs('<figure><img src="https://lh7-rt.googleusercontent.com/docsz/a"></figure><p>a</p>'),
    )
    expect([blocks, dropped]).toEqual([doc(p("a")).blocks, ["Pictures were left out."]])
  })
})

describe("from Word", () => {
  const item = (level: number, sign: string, words: string) =>
    `<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`
  test("lists are lists, their signs no words", () =>
    expectBlocks(item(1, "·", "Bullet") + item(2, "1.", "Number"), doc(li("Bullet"), oli("Number", { indent: 1 }))))
  test("a list that begins with another number keeps it", () =>
    expectBlocks(item(1, "3.", "Three") + item(1, "4.", "Four"), doc(oli("Three", { start: 3 }), oli("Four"))))
  test("comments, conditional parts and styles are no words", () =>
    expectBlocks(
      "<html><head><style><!-- p {color:red} --></style><xml>x</xml></head><body><!--StartFragment--><!--[if gte mso 9]><p>no</p><![endif]--><p class=MsoNormal>Yes<o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>",
      doc(p("Yes")),
    ))
  test("titles and quotations are recognised by name", () =>
    expectBlocks("<p class=MsoTitle>T</p><p class=MsoQuote>Q</p>", doc(h2("T"), quote("Q"))))
})

test.each([
  ["a picture", '<p>a<img src="x.png"></p>', "Pictures were left out."],
  ["colours", '<p style="color:red">a</p>', "Fonts, sizes and colours were left out."],
  [
    "a script for a link",
    '<a href="javascript:alert(1)">a</a>',
    /^The link to “javascript:alert\(1\)” is not allowed here, so “a” stays without it\.$/,
  ],
  ["deleted words", "<p>a<del>b</del></p>", /marked as deleted/],
  ["a footnote", '<p>a<a href="#_ftn1">[1]</a></p>', /Footnotes/],
  ["an invisible character", "<p>a\u200Bb</p>", /U\+200B/],
])("says that it dropped %s", (_, html, sentence) => {
  expect(read(html).dropped).toEqual([expect.stringMatching(sentence)])
})

test("nothing is said where nothing is missed", () => {
  expect(read("<div><p>One <b>two</b>.</p></div>").dropped).toEqual([])
})

describe("any HTML", () => {
  const tags = fc.constantFrom(
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<br>",
    "<h2>",
    "</h2>",
    "<pre>",
    "</pre>",
    "<!--",
    "-->",
    "<",
    ">",
    "<script>",
    "</script>",
    '<a href="https://x.org">',
    "</a>",
  )
  test("becomes a document that can be kept, and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(tags, arbitraryText), { maxLength: 30 }), (pieces) => {
        const blocks = read(pieces.join("")).blocks.map((block, at) => withId(`x${at}`, block))
        expect(documentSchema.safeParse({ blocks }).success).toBe(true)
      }),
    )
  })
  test("takes time in proportion to its length", () => {
    const start = performance.now()
    for (const part of [
      "<",
      "<p ",
      "<b>",
      "<!--",
      "</",
      "&#",
      '<a b="',
      "<div><p>",
      "<table><tr><td>",
      "<script></script>",
      "<b></i>",
    ])
      read(part.repeat(40_000))
    expect(performance.now() - start).toBeLessThan(8_000)
  })
})

describe("without HTML", () => {
  const paste = (text: string) => readPasted({ html: "", text, known: new Set(["s1"]), newId: idsInOrder("b") })
  test("empty lines part paragraphs", () => {
    expect(paste("One\ngoes on.\r\n\r\nTwo.").blocks).toEqual(doc(p("One", br, "goes on."), p("Two.")).blocks)
  })
  test("without any, each line is one", () => {
    expect(paste("One.\nTwo.").blocks).toEqual(doc(p("One."), p("Two.")).blocks)
  })
  test("bullets of slides and mails are a list", () => {
    const { blocks } = readPasted({ html: "", text: "• One\n• Two", known: new Set(), newId: idsInOrder("b") })
    expect(blocks).toEqual(doc(li("One"), li("Two")).blocks)
  })
  test("Markdown is read as such, its title as a heading", () => {
    expect(paste("# T\n\n- **a**\n").blocks.map(({ type, content }) => ({ type, content }))).toEqual([
      { type: "heading", content: [t("T")] },
      { type: "list_item", content: [strong("a")] },
    ])
  })
  test("citations of the article's own sources stay, others are left out and said so", () => {
    const { blocks, dropped } = paste("## A\n\nOne[^s1] two[^x].\n\n[^s1]: Ours.\n[^x]: Theirs.\n")
    expect(blocks[1]?.content).toContainEqual({ type: "citation", refId: "s1" })
    expect(blocks[1]?.content).not.toContainEqual({ type: "citation", refId: "x" })
    expect(dropped).toEqual(["Footnotes to sources that the article does not have were left out."])
  })
})
