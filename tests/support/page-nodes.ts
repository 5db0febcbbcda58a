import type { PageNode } from "#core/anchor/pick"

type Element = PageNode & { readonly childNodes: PageNode[] }

const VOID = new Set(["BR", "HR", "IMG"])
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" }

/** Reads the HTML that our components draw (well-formed, no comments) into nodes, as a browser would. */
export function parsePage(html: string): PageNode {
  const root = element("BODY", "")
  const open = [root]
  for (const [token] of html.matchAll(/<[^>]+>|[^<]+/g)) {
    const parent = open.at(-1) ?? root
    const tag = /^<(\/?)([a-z0-9]+)/.exec(token)
    if (!tag) parent.childNodes.push({ nodeType: 3, nodeName: "#text", nodeValue: decoded(token), childNodes: [] })
    else if (tag[1]) open.pop()
    else {
      const node = element((tag[2] ?? "").toUpperCase(), token)
      parent.childNodes.push(node)
      if (!VOID.has(node.nodeName)) open.push(node)
    }
  }
  return root
}

const element = (nodeName: string, tag: string): Element => ({
  nodeType: 1,
  nodeName,
  nodeValue: null,
  childNodes: [],
  hasAttribute: (name) => tag.includes(` ${name}=`),
})

const decoded = (text: string) => text.replace(/&([a-z0-9#]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
