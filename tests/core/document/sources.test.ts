import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normaliseSource, sourceAddress } from "#core/document/sources"
import { arbitraryText } from "#tests/support/document-arbitraries"
import { source } from "#tests/support/documents"

describe("a source in normal form", () => {
  test.each([
    ["is on one line", { text: " Smith\n  J.\t2020. " }, { text: "Smith J. 2020." }],
    [
      "has the DOI that its words name",
      { text: "Smith. doi:10.1000/182." },
      { text: "Smith. doi:10.1000/182.", doi: "10.1000/182" },
    ],
    [
      "has the address that its words name",
      { text: "At (https://x.org/a_(b))." },
      { text: "At (https://x.org/a_(b)).", url: "https://x.org/a_(b)" },
    ],
    [
      "keeps a DOI with brackets of its own",
      { text: "10.1016/S0140-6736(20)30183-5" },
      { text: "10.1016/S0140-6736(20)30183-5", doi: "10.1016/S0140-6736(20)30183-5" },
    ],
    [
      "keeps what was given over what its words name",
      { text: "https://x.org/a", url: "https://y.org/" },
      { text: "https://x.org/a", url: "https://y.org/" },
    ],
    ["has a bare DOI", { text: "A.", doi: "https://doi.org/10.1000/182" }, { text: "A.", doi: "10.1000/182" }],
    [
      "has a DOI for an address that only resolves it",
      { text: "A.", url: "https://dx.doi.org/10.1000/182" },
      { text: "A.", doi: "10.1000/182" },
    ],
    ["has no address that a link may not have", { text: "A.", url: "javascript:alert(1)" }, { text: "A." }],
    ["has no DOI that is none", { text: "A.", doi: "12.3/4" }, { text: "A." }],
  ])("%s", (_, given, normal) => {
    expect(normaliseSource(source("s", given))).toEqual({ id: "s", ...normal })
  })

  test("changes nothing the second time", () => {
    const optional = fc.option(arbitraryText, { nil: undefined })
    fc.assert(
      fc.property(arbitraryText, optional, optional, (text, url, doi) => {
        const once = normaliseSource({
          id: "s",
          text,
          url: url && `https://x.org/${url}`,
          doi: doi && `10.1000/${doi}`,
        })
        expect(normaliseSource(once)).toEqual(once)
      }),
    )
  })
})

test.each([
  ["10.1000/182", { doi: "10.1000/182" }],
  ["https://doi.org/10.1000/182", { doi: "10.1000/182" }],
  [" PMID: 31415926 ", { url: "https://pubmed.ncbi.nlm.nih.gov/31415926/" }],
  ["31415926", { url: "https://pubmed.ncbi.nlm.nih.gov/31415926/" }],
  ["https://example.org/a", { url: "https://example.org/a" }],
  ["javascript:alert(1)", undefined],
  ["10.1/x", undefined],
  ["Smith 2020", undefined],
  ["", undefined],
])("the address of a source, from %j", (written, expected) => expect(sourceAddress(written)).toEqual(expected))
