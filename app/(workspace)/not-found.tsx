import { EmptyState } from "#ui/text/empty-state"

export default function NotFound() {
  return (
    <EmptyState isPage title="There is no such page" action={<a href="/contributions">Go to my contributions</a>}>
      The address may have a typing error, or it belongs to somebody else.
    </EmptyState>
  )
}
