const LONGEST_SLUG = 80

// Letters that no decomposition turns into basic Latin, and the Greek letters that medicine and physics write in titles.
const SPELLED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  "&": " and ",
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
}

/**
 * The web address of a title: 1 to 80 of a-z, 0-9 and single inner hyphens, cut between words where it can be.
 * A title with nothing to spell in these (wholly Chinese, say) gives "article". Not unique: the caller sees to that.
 */
export function slugify(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+|['’]/gu, "")
  const spelled = Array.from(plain, (letter) => SPELLED[letter] ?? letter).join("")
  const words = spelled.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  return shortened(words) || "article"
}

function shortened(words: string): string {
  if (words.length <= LONGEST_SLUG) return words
  const cut = words.slice(0, LONGEST_SLUG + 1)
  const lastWordEnd = cut.lastIndexOf("-")
  return lastWordEnd > LONGEST_SLUG / 2 ? cut.slice(0, lastWordEnd) : words.slice(0, LONGEST_SLUG)
}
