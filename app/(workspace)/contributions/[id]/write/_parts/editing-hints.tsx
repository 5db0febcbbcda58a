/** How the fields are written, for those who write without the editor. */
export function EditingHints() {
  return (
    <details className="editing-hints">
      <summary>How to write it</summary>
      <ul>
        <li>An empty line begins a new paragraph. An empty field takes the passage out.</li>
        <li>
          <code>**bold**</code>, <code>*italic*</code>, <code>[words](https://…)</code>
        </li>
        <li>
          <code>[^name]</code> stands for a source; leave it where it belongs.
        </li>
      </ul>
    </details>
  )
}
