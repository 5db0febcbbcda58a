import type { NextConfig } from "next"

/** What every answer carries. The script policy of signed-in pages is set for each request in `proxy.ts`. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Strict-Transport-Security", value: "max-age=63072000" },
]

const documentPolicy = {
  key: "Content-Security-Policy",
  value: "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}

/** A shared cache may keep a public page for 30 seconds; a browser asks each time. */
const publicPage = [{ key: "Cache-Control", value: "public, max-age=0, s-maxage=30, must-revalidate" }, documentPolicy]
const PUBLIC_PAGES = [
  "/",
  "/front/:page*",
  "/articles/:slug",
  "/articles/:slug/authorship",
  "/articles/:slug/history/:level*",
  "/articles/:slug/revisions/:n",
  "/articles/:slug/compare/:range/:layout*",
  "/articles/:slug/contributions/:id",
  "/people/:slug",
  "/about",
  "/policies/:name",
  // Kept like the others, and sent for addresses that lead nowhere.
  "/nothing/:here",
]

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  cacheComponents: true,
  partialPrefetching: true,
  // Set by `proxy.ts` on signed-in pages: answered with their own status, and complete without their script.
  htmlLimitedBots: /as-a-whole/,
  typedRoutes: false,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // Types are checked by `npm run check`, once, for everything.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // A page kept on disk would outlive the tags that say it is out of date, so rendered pages live in memory only.
  experimental: {
    globalNotFound: true,
    isrFlushToDisk: false,
    // Signed-in pages render for each request on purpose.
    instantInsights: { validationLevel: "manual-warning" },
  },
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pg-boss", "nodemailer", "pino"],
  async headers() {
    return [
      { source: "/:path*", headers: securityHeaders },
      ...PUBLIC_PAGES.map((source) => ({ source, headers: publicPage })),
      { source: "/fonts/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }] },
    ]
  },
  async redirects() {
    // What a rewrite leads to has an address of its own, and answers by it as nothing else of ours does.
    return [
      { source: "/pages/about", destination: "/about", permanent: true },
      { source: "/policies/about", destination: "/about", permanent: true },
      { source: "/pages/:name", destination: "/policies/:name", permanent: true },
      { source: "/front/newest", destination: "/", permanent: true },
      { source: "/sitemap.xml/:part", destination: "/sitemap-:part.xml", permanent: true },
    ]
  },
  async rewrites() {
    // The front page is a static page that needs the database, which a build does not have: it is rendered on first request.
    return {
      beforeFiles: [
        { source: "/", destination: "/front/newest" },
        { source: "/about", destination: "/pages/about" },
        { source: "/policies/:name", destination: "/pages/:name" },
        { source: "/sitemap-:part.xml", destination: "/sitemap.xml/:part" },
      ],
      afterFiles: [],
      fallback: [],
    }
  },
}

export default config
