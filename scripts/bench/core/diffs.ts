import diffSequences from "@jest/diff-sequences"
import { diffArrays } from "diff"
import DiffMatchPatch from "diff-match-patch"
import fastDiff from "fast-diff"
import { diffComm } from "node-diff3"
import { align } from "#core/text/align"
import { type Token, tokeniseText } from "#core/text/tokens"
import { best, line, ms } from "./clock"
import { edited, prose } from "./texts"

type Row = { readonly name: string; readonly size: number; readonly share: number }

const ROWS: readonly Row[] = [
  { name: "2.2 k words, 1 % edited", size: 2_200, share: 0.01 },
  { name: "22 k words, 1 % edited", size: 22_000, share: 0.01 },
  { name: "22 k words, 10 % edited", size: 22_000, share: 0.1 },
  { name: "22 k words, 40 % edited", size: 22_000, share: 0.4 },
  { name: "20 k words, unrelated", size: 20_000, share: 1 },
  { name: "220 k words, 1 % edited", size: 220_000, share: 0.01 },
  { name: "220 k words, 10 % edited", size: 220_000, share: 0.1 },
]

/** The tokens of two texts, by their numbers: one number for each distinct word. */
type Numbered = { readonly a: Int32Array; readonly b: Int32Array }

/** `most`: the square of edited tokens (for node-diff3, the tokens of a text) from which it takes longer than seconds. */
type Engine = { readonly name: string; readonly most: number; readonly run: (numbered: Numbered) => unknown }

const ENGINES: readonly Engine[] = [
  {
    name: "@jest/diff-seq",
    most: 2e8,
    run: ({ a, b }) =>
      diffSequences(
        a.length,
        b.length,
        (i, j) => a[i] === b[j],
        () => {},
      ),
  },
  { name: "fast-diff", most: 2e8, run: ({ a, b }) => fastDiff(letters(a), letters(b)) },
  { name: "diff-match-patch", most: 2e8, run: runDiffMatchPatch },
  { name: "jsdiff", most: 2e7, run: ({ a, b }) => diffArrays([...a], [...b]) },
  { name: "node-diff3", most: 0, run: ({ a, b }) => diffComm([...a], [...b]) },
]

/** Word alignment beside other engines on the same tokens: time, and in brackets how many times ours. */
export function compareDiffs({ all }: { all: boolean }): void {
  line(
    "word alignment".padEnd(26),
    "ours".padStart(9),
    ...ENGINES.map(({ name }) => name.padStart(18)),
    "   edited tokens",
  )
  for (const row of ROWS) {
    const { left, right } = textsOf(row)
    const ours = best(row.size > 100_000 ? 3 : 9, () => align(left, right))
    const edits = left.length + right.length - 2 * align(left, right).reduce((sum, { length }) => sum + length, 0)
    const numbered = numbersOf(left, right)
    const others = ENGINES.map(({ name, most, run }) => {
      const tooLong = name === "node-diff3" ? left.length > 3_000 : edits ** 2 > most
      if (tooLong && !all) return "-".padStart(18)
      const time = best(tooLong || row.size > 100_000 ? 1 : 3, () => run(numbered))
      return `${ms(time, 1)} (${(time / ours).toFixed(1)} x)`.padStart(18)
    })
    line(row.name.padEnd(26), ms(ours), ...others, `   ${edits}`)
  }
  const repeated = tokeniseText("word ".repeat(40_000))
  const shorter = tokeniseText("word ".repeat(30_000).concat("other ", "word ".repeat(9_000)))
  line("200 kB of one word".padEnd(26), ms(best(3, () => align(repeated, shorter))))
}

function textsOf({ size, share }: Row): { left: Token[]; right: Token[] } {
  const before = prose(size, 1)
  const after = share === 1 ? prose(size, 2) : edited(before, share)
  return { left: tokeniseText(before.join("")), right: tokeniseText(after.join("")) }
}

function numbersOf(left: readonly Token[], right: readonly Token[]): Numbered {
  const numbers = new Map<string, number>()
  const number = ({ key }: Token) => {
    const known = numbers.get(key) ?? numbers.size
    numbers.set(key, known)
    return known
  }
  return { a: Int32Array.from(left, number), b: Int32Array.from(right, number) }
}

/** One character for each token, for engines that compare characters; none is half of a pair. */
function letters(numbers: Int32Array): string {
  return Array.from(numbers, (number) => String.fromCharCode(number < 0xd000 ? number + 1 : number + 0x1001)).join("")
}

function runDiffMatchPatch({ a, b }: Numbered): unknown {
  const engine = new DiffMatchPatch()
  engine.Diff_Timeout = 0
  return engine.diff_main(letters(a), letters(b), false)
}
