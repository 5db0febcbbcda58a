/** The scripts that a public page keeps: our own file for readers, and data for machines, which no browser runs. */
const KEPT_SCRIPT = /^<script (?:src="\/scripts\/[a-z-]+\.js" defer=""|type="application\/ld\+json")>$/
const SCRIPT_PRELOAD = /<link rel="(?:preload|modulepreload)"[^>]* as="script"[^>]*>/g
/** What the framework puts where a part of the page, or all of it, is to be drawn later, by script. */
const UNFINISHED = /<!--\$[?~]-->|<template id="[BP]:|<html id="__next_error__"/

/**
 * The page as readers get it: without the framework's scripts and the copy of the page's content that they need. Public
 * pages have no client components, so these scripts would do nothing but draw once more what is there. Gives null for a
 * page that is not complete without them. The text is what React wrote: `<`, `>` and quotes in texts and attributes are
 * escaped there, so that a script begins and ends where it seems to.
 */
export function forReaders(html: string): string | null {
  if (UNFINISHED.test(html)) return null
  let page = ""
  let from = 0
  for (;;) {
    const begin = html.indexOf("<script", from)
    if (begin < 0) return (page + html.slice(from)).replace(SCRIPT_PRELOAD, "")
    const opened = html.indexOf(">", begin) + 1
    const closed = html.indexOf("</script>", opened)
    if (opened === 0 || closed < 0) return null
    const end = closed + "</script>".length
    page += html.slice(from, KEPT_SCRIPT.test(html.slice(begin, opened)) ? end : begin)
    from = end
  }
}

/**
 * What a browser may do on a public page without the framework's scripts: run our own script files, and nothing that stands
 * in the page.
 */
export const READERS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ")
