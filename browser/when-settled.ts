const AGAIN_MS = 50
const PATIENCE_MS = 10_000

/**
 * Runs `then` once a part of the page may be changed. The framework compares a page with what it expects when it takes it
 * over, and draws it anew where it finds something else; an element that it has taken over carries a key of its own. On
 * a page without the framework's scripts there is nothing to wait for.
 */
export function whenSettled(element: Element, then: () => void): void {
  const since = performance.now()
  const look = () => {
    const isTaken = Object.keys(element).some((key) => key.startsWith("__react"))
    if (isTaken || !document.querySelector('script[src*="/_next/"]') || performance.now() - since > PATIENCE_MS) then()
    else setTimeout(look, AGAIN_MS)
  }
  look()
}
