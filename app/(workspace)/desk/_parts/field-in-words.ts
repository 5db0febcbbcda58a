const FIELDS: Readonly<Record<string, string>> = {
  type: "Kind of block",
  level: "Heading level",
  list: "Kind of list",
  indent: "Indentation",
  start: "First number",
  pull: "Pull quote",
  language: "Language of the code",
  src: "Picture",
  alt: "Description of the picture",
  credit: "Credit of the picture",
}

/** A field of a block and its value, for somebody who chooses between two: "Heading level: 2". */
export function fieldInWords(name: string, value: unknown): string {
  return `${FIELDS[name] ?? name}: ${valueInWords(value)}`
}

function valueInWords(value: unknown): string {
  if (value === undefined || value === null || value === "") return "none"
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (typeof value !== "object") return String(value).replaceAll("_", " ")
  return Object.entries(value)
    .map(([name, part]) =>
      name === "type" ? valueInWords(part) : `${(FIELDS[name] ?? name).toLowerCase()} ${valueInWords(part)}`,
    )
    .join(", ")
}
