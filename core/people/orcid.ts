/**
 * Whether this is a bare ORCID iD: four groups of four with a right check digit (ISO 7064 MOD 11-2, as ORCID specifies).
 * Says nothing about whose it is, or whether it was ever given out.
 */
export function isOrcidId(text: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) return false
  const characters = text.replaceAll("-", "")
  const total = [...characters.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0)
  const check = (12 - (total % 11)) % 11
  return characters[15] === (check === 10 ? "X" : String(check))
}
