import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import ts from "typescript"
import { expect, test } from "vitest"

/*
 * The frame of signed-in pages places nothing by itself: what a page puts straight into <main> must be one element with
 * a class of its own, or its parts touch one another.
 */
const ROOM = "app/(workspace)"
const pages = readdirSync(ROOM, { recursive: true, encoding: "utf8" })
  .filter((path) => /(^|\/)(page|not-found|error)\.tsx$/.test(path))
  .map((path) => join(ROOM, path))
  .sort()

test("there are pages to look at", () => expect(pages.length).toBeGreaterThan(25))

test.each(pages)("%s puts nothing bare into <main>", (path) => {
  expect(bareRootsOf(path, "default")).toEqual([])
})

type Named = "default" | (string & {})

/** The roots of what a component gives that would stand bare: fragments, and elements without a class. */
function bareRootsOf(path: string, name: Named, seen = new Set<string>()): string[] {
  if (seen.has(`${path} ${name}`)) return []
  seen.add(`${path} ${name}`)
  const file = parsed(path)
  const component = componentIn(file, name)
  if (!component) throw new Error(`${path} has no component ${name}`)
  return returnedBy(component).flatMap((jsx) => {
    if (ts.isJsxFragment(jsx)) return [`${path}: a fragment`]
    const opening = ts.isJsxElement(jsx) ? jsx.openingElement : jsx
    const tag = opening.tagName.getText(file)
    if (/^[a-z]/.test(tag)) return hasClass(opening) ? [] : [`${path}: a bare <${tag}>`]
    const from = importedFrom(file, path, tag)
    return bareRootsOf(from ?? path, tag, seen)
  })
}

const parsed = (path: string) =>
  ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)

function componentIn(file: ts.SourceFile, name: Named): ts.FunctionDeclaration | undefined {
  return file.statements.find(
    (statement): statement is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(statement) &&
      (name === "default"
        ? (statement.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
        : statement.name?.text === name),
  )
}

type Jsx = ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment
const isJsx = (node: ts.Node): node is Jsx =>
  ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)

/** Every piece of JSX that the function itself may give, through conditions, not those of functions inside it. */
function returnedBy(component: ts.FunctionDeclaration): Jsx[] {
  const found: Jsx[] = []
  const given = (expression: ts.Expression): void => {
    const bare = ts.isParenthesizedExpression(expression) ? expression.expression : expression
    if (isJsx(bare)) found.push(bare)
    else if (ts.isConditionalExpression(bare)) [bare.whenTrue, bare.whenFalse].forEach(given)
    else if (ts.isBinaryExpression(bare)) given(bare.right)
  }
  const look = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) {
      if (node.expression) given(node.expression)
    } else if (!ts.isFunctionLike(node)) ts.forEachChild(node, look)
  }
  if (component.body) ts.forEachChild(component.body, look)
  return found
}

const hasClass = (opening: ts.JsxOpeningLikeElement) =>
  opening.attributes.properties.some(
    (property) => ts.isJsxAttribute(property) && property.name.getText() === "className",
  )

function importedFrom(file: ts.SourceFile, path: string, tag: string): string | null {
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const names = statement.importClause?.namedBindings
    if (!names || !ts.isNamedImports(names) || !names.elements.some(({ name }) => name.text === tag)) continue
    const specifier = statement.moduleSpecifier.text
    const base = specifier.startsWith("#") ? specifier.slice(1) : join(dirname(path), specifier)
    return [`${base}.tsx`, `${base}.ts`].find((candidate) => existsSync(candidate)) ?? null
  }
  return null
}
