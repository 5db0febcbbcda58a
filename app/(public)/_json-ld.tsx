import { jsonForScript } from "#core/metadata/json-script"

/** Data for machines. Whatever its texts say, they cannot leave the script (`jsonForScript`). */
export function JsonLd({ data }: { data: object }) {
  return <script type="application/ld+json">{jsonForScript(data)}</script>
}
