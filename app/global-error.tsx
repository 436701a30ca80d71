'use client';

/** The last resort, when even the layout failed. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Something failed on our side</h1>
          <p>Try again later. If it fails again, tell us this reference: {error.digest ?? '–'}</p>
        </main>
      </body>
    </html>
  );
}
