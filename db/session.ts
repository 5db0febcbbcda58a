/**
 * What holds in every session on a PostgreSQL server, whatever its owner set for the server, the database or the role:
 * how dates and numbers are written decides what is read and hashed, and our tables are named without a schema.
 */
const SETTINGS = {
  timezone: "UTC",
  datestyle: "ISO,YMD",
  intervalstyle: "postgres",
  bytea_output: "hex",
  extra_float_digits: "1",
  lc_monetary: "C",
  lc_numeric: "C",
  lc_time: "C",
  standard_conforming_strings: "on",
  array_nulls: "on",
  transform_null_equals: "off",
  default_transaction_isolation: "read\\ committed",
  default_transaction_deferrable: "off",
  search_path: "public",
}

/**
 * The address with these settings in its start-up options: they win over those of the server, the database and the role.
 * Options that the address names itself stay, as far as they do not contradict.
 */
export function withSessionSettings(url: string): string {
  const address = new URL(url)
  const ours = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`)
  const options = [address.searchParams.get("options"), ...ours].filter(Boolean).join(" ")
  address.searchParams.set("options", options)
  // A "+" is a blank to URLSearchParams, and itself to whoever decodes the address by another rule.
  address.search = address.search.replaceAll("+", "%20")
  return address.href
}
