import { EmptyState } from "#ui/text/empty-state"

export default function NotFound() {
  return (
    <div className="page page-main">
      <h1 className="visually-hidden">Page not found</h1>
      <EmptyState title="There is no such page" action={<a href="/">Go to the articles</a>}>
        The address may have a typing error, or it is of something that is not published.
      </EmptyState>
    </div>
  )
}
