"use client"

/** What a browser shows when a page could not be made at all. It cannot rely on anything, the style sheet included. */
export default function GlobalError() {
  return (
    <html lang="en">
      <head>
        <title>This page cannot be shown just now</title>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>
        <main>
          <h1>This page cannot be shown just now</h1>
          <p>Something went wrong on our side. Nothing you wrote is lost. Please try again in a minute.</p>
          <p>
            {/* A plain link on purpose: it loads the page anew. */}
            <a href="/">Go to the articles</a>
          </p>
        </main>
      </body>
    </html>
  )
}
