/** Which room may import which (see README). Everything that is not allowed here is refused. */
const ROOMS = {
  core: {
    may: [],
    packages: "^(zod|yaml|smol-toml|mdast-util-|micromark-|unist-util-|mdast$|unist$|@types/mdast|@types/unist)",
  },
  ui: { may: ["core"], packages: "^(react|react-dom)(/|$)" },
  db: { may: ["core"], packages: "^(drizzle-orm|pg|@electric-sql/pglite|zod)(/|$)", env: true },
  server: {
    may: ["db", "core"],
    packages: "^(drizzle-orm|pg-boss|pino|uuid|zod|nodemailer|rate-limiter-flexible)(/|$)",
  },
  auth: {
    may: ["db", "core"],
    packages:
      "^(next|next-auth|@auth/[a-z-]+|react|server-only|drizzle-orm|zod|uuid|rate-limiter-flexible|jose)(/|$|-)",
    env: true,
  },
  browser: { may: ["core"], packages: "^$" },
  editor: { may: ["ui", "core"], packages: "^(prosemirror-[a-z]+|react)(/|$)" },
  app: {
    may: ["server", "auth", "editor", "ui", "core"],
    packages: "^(next|react|react-dom|react-hook-form|@hookform/resolvers|zod|uuid)(/|$)",
  },
}

const rooms = Object.entries(ROOMS).map(([room, { may, env }]) => ({
  name: `room-${room}`,
  comment: `${room}/ may import ${[...may, ...(env ? ["env"] : [])].join(", ") || "no other room"}.`,
  severity: "error",
  from: { path: `^${room}/` },
  to: {
    path: env ? "^[a-z]+/.*[.]tsx?$" : "^([a-z]+/.*|env|instrumentation|proxy)[.]?.*tsx?$",
    pathNot: ["^node_modules/", `^(${[room, ...may].join("|")})/`],
    dependencyTypesNot: ["npm", "npm-dev", "npm-peer", "npm-optional", "core"],
  },
}))

const packages = Object.entries(ROOMS).map(([room, { packages: allowed }]) => ({
  name: `packages-${room}`,
  comment: `${room}/ imports no other packages than those in the table.`,
  severity: "error",
  from: { path: `^${room}/` },
  to: {
    dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown"],
    pathNot: `^node_modules/(@types/)?${allowed.slice(1)}`,
  },
}))

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "product-not-to-tests",
      severity: "error",
      from: { pathNot: "^(tests|vitest[.]config|playwright[.]config|scripts)" },
      to: { path: "^tests/" },
    },
    {
      name: "parts-have-no-data",
      comment: "Pieces of a page (client components among them) get what they show as props.",
      severity: "error",
      from: { path: "/_parts/" },
      to: { path: "^(server|auth|db)/" },
    },
    {
      name: "core-is-pure",
      comment: "core/ knows no clock, file, network or process; the content hash alone uses node:crypto.",
      severity: "error",
      from: { path: "^core/", pathNot: "^core/document/content-hash[.]ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "readers-without-editor",
      comment: "Nothing that readers get reaches the editor.",
      severity: "error",
      from: { path: "^(app/[(]public[)]|browser|ui)/" },
      to: { path: "^editor/", reachable: true },
    },
    ...rooms,
    ...packages,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^[.]next", "^public/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json"],
    },
  },
}
