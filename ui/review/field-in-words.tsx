/** What people call the fields of a passage other than its words. */
const FIELDS: Readonly<Record<string, string>> = {
  type: "Form",
  level: "Heading level",
  list: "List",
  indent: "Steps in from the edge",
  start: "First number",
  pull: "Set large, as a pull quote",
  language: "Language of the code",
  src: "Picture",
  alt: "Description for those who cannot see it",
  credit: "Credit of the picture",
  columns: "Alignment of the columns",
}

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: {
    paragraph: "paragraph",
    heading: "heading",
    list_item: "list item",
    quote: "quotation",
    code: "code",
    figure: "picture",
    table: "table",
    divider: "dividing line",
  },
  list: { bullet: "with bullets", ordered: "numbered" },
}

export const fieldName = (name: string): string => FIELDS[name] ?? name

/** The value of a field as people read it; lists and objects part by part. */
export function fieldValue(name: string, value: unknown): string {
  const known = typeof value === "string" ? VALUES[name]?.[value] : undefined
  if (known !== undefined) return known
  if (value === undefined || value === null || value === "") return "none"
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (Array.isArray(value)) return value.map((part) => (part === null ? "as usual" : String(part))).join(", ")
  if (typeof value !== "object") return String(value)
  return Object.entries(value)
    .map(([part, of]) =>
      part === "type" ? fieldValue(part, of) : `${fieldName(part).toLowerCase()} ${fieldValue(part, of)}`,
    )
    .join(", ")
}

/** A field of a passage and its value, for somebody who chooses between two: "Heading level: 2". */
export const fieldInWords = (name: string, value: unknown): string => `${fieldName(name)}: ${fieldValue(name, value)}`
