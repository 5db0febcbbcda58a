import { describe, expect, it } from "vitest"
import { LONGEST_REPORT, reportHref } from "#core/metadata/report"

const ABOUT = {
  contact: "desk@x.org",
  title: "A second key",
  seq: 6,
  url: "https://x.org/articles/a-second-key/revisions/6",
}
const read = (href: string) => {
  const mail = new URL(href)
  const fields = new Map(
    mail.search
      .slice(1)
      .split("&")
      .map((field) => field.split("=") as [string, string]),
  )
  return {
    to: decodeURIComponent(mail.pathname),
    subject: decodeURIComponent(fields.get("subject") ?? ""),
    body: decodeURIComponent(fields.get("body") ?? ""),
  }
}

describe("a report of an error", () => {
  it("goes to the editors and names the article, the revision and the passage", () => {
    expect(read(reportHref({ ...ABOUT, quote: "5 mg & more", block: "b7" }))).toEqual({
      to: "desk@x.org",
      subject: "Error in “A second key”",
      body: [
        "A second key",
        "Revision 6: https://x.org/articles/a-second-key/revisions/6#b7",
        "",
        "The passage:",
        "“5 mg & more”",
        "",
        "What is wrong, and how you know:",
        "",
        "",
      ].join("\r\n"),
    })
  })

  it("about the whole article quotes nothing", () => {
    expect(read(reportHref(ABOUT)).body).not.toContain("passage")
  })

  it("adds no field of its own, whatever a title or a passage holds", () => {
    const quote = "a&bcc=evil@x.org?cc=y#z%0D%0ABcc: e@x.org\r\nBcc: f@x.org +1"
    const href = reportHref({ ...ABOUT, title: quote, quote })
    expect(href.match(/[?&#]/g)).toEqual(["?", "&"])
    expect(href).not.toMatch(/\+|\s/)
    expect(read(href).body).toContain("Bcc: e@x.org Bcc: f@x.org +1”")
  })

  it.each(["x".repeat(5_000), "白血病".repeat(2_000), "🫀".repeat(3_000), "\ud83e".repeat(900)])(
    "of a long passage stays within what every mail program takes",
    (long) => {
      const href = reportHref({ ...ABOUT, title: long, quote: long, block: "b7" })
      expect(href.length).toBeLessThanOrEqual(LONGEST_REPORT)
      expect(read(href).body).toContain("/revisions/6#b7\r\n")
    },
  )

  it("takes an address with marks in it", () => {
    expect(read(reportHref({ ...ABOUT, contact: "o'neil+desk@x.org" })).to).toBe("o'neil+desk@x.org")
  })
})
