import type { Dialect, NodeOf } from "#core/document/markdown/syntax"

type FormulaNode = { type: "formula"; value: string; position?: NodeOf<"text">["position"] }

declare module "mdast" {
  interface PhrasingContentMap {
    formula: FormulaNode
  }
  interface RootContentMap {
    formula: FormulaNode
  }
}
declare module "micromark-util-types" {
  interface TokenTypeMap {
    formula: "formula"
    formulaData: "formulaData"
  }
}

const DOLLAR = 36
const BACKSLASH = 92

/**
 * Formulae inside a line as they are written: `$x^2$`, `$$x^2$$`, `\(x^2\)` and `\[x^2\]`, in which nothing is Markdown. As in
 * Pandoc, a dollar before a space or behind one begins or ends none, nor does one before a digit end one: "$5 and $6" is
 * money. Brackets are a formula only where their inside looks like TeX.
 */
export const formulae: Dialect = {
  syntax: [{ text: { [DOLLAR]: dollars(), [BACKSLASH]: brackets() } }],
  tree: [
    {
      enter: {
        formula(token) {
          this.enter({ type: "formula", value: "" }, token)
        },
      },
      exit: {
        formula(token) {
          const node = this.stack.at(-1)
          if (node?.type === "formula") node.value = this.sliceSerialize(token)
          this.exit(token)
        },
      },
    },
  ],
}

type Construct = Extract<NonNullable<NonNullable<Dialect["syntax"][number]["text"]>[number]>, { tokenize: unknown }>

function dollars(): Construct {
  return {
    name: "dollarFormula",
    // Not "US$5", and not a dollar that is escaped.
    previous: (code) => !isLetterOrDigit(code) && code !== DOLLAR,
    tokenize(effects, ok, nok) {
      let size = 0
      let closing = 0
      let before: number | null = null
      type State = typeof ok
      const open: State = (code) => {
        if (code === DOLLAR && size < 2) return take(code, open, () => size++)
        return size === 0 || code === DOLLAR || (size === 1 && isSpace(code)) ? nok(code) : inside(code)
      }
      const inside: State = (code) => {
        if (code === null) return nok(code)
        if (code === DOLLAR) return close(code)
        if (code === BACKSLASH) return take(code, escaped)
        return take(code, inside)
      }
      const escaped: State = (code) => (code === null ? nok(code) : take(code, inside))
      const close: State = (code) => {
        if (code === DOLLAR && closing < size) {
          if (closing === 0 && size === 1 && isSpace(before)) return nok(code)
          return take(code, close, () => closing++)
        }
        if (closing < size) return nok(code)
        if (size === 1 && isDigit(code)) return nok(code)
        effects.exit("formula")
        return ok(code)
      }
      const take = (code: Parameters<State>[0], next: State, counted = () => {}): State => {
        counted()
        before = code
        consumeInto(effects, code)
        return next
      }
      return (code) => {
        effects.enter("formula")
        return open(code)
      }
    },
  }
}

function brackets(): Construct {
  return {
    name: "bracketFormula",
    tokenize(effects, ok, nok) {
      let end = 0
      let looksLikeTex = false
      type State = typeof ok
      const opening: State = (code) => {
        if (code !== 40 && code !== 91) return nok(code)
        end = code === 40 ? 41 : 93
        return take(code, inside)
      }
      const inside: State = (code) => {
        if (code === null) return nok(code)
        if (code === 94 || code === 95 || code === 61) looksLikeTex = true
        return take(code, code === BACKSLASH ? afterBackslash : inside)
      }
      const afterBackslash: State = (code) => {
        if (code === null) return nok(code)
        if (code !== end) {
          looksLikeTex ||= isLetterOrDigit(code) || code === 44 || code === 59
          return take(code, inside)
        }
        if (!looksLikeTex) return nok(code)
        consumeInto(effects, code)
        return (after) => {
          effects.exit("formula")
          return ok(after)
        }
      }
      const take = (code: Parameters<State>[0], next: State): State => {
        consumeInto(effects, code)
        return next
      }
      return (code) => {
        effects.enter("formula")
        return take(code, opening)
      }
    },
  }
}

type Effects = Parameters<Construct["tokenize"]>[0]

/** Line ends have tokens of their own, as everywhere in the syntax. */
function consumeInto(effects: Effects, code: Parameters<Effects["consume"]>[0]): void {
  const token = code !== null && code < -2 ? "lineEnding" : "formulaData"
  effects.enter(token)
  effects.consume(code)
  effects.exit(token)
}

const isSpace = (code: number | null): boolean => code === null || code < 0 || code === 32
const isDigit = (code: number | null): boolean => code !== null && code >= 48 && code <= 57
const isLetterOrDigit = (code: number | null): boolean =>
  isDigit(code) || (code !== null && ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)))
