'use client';

import './globals.css';

/** The last resort, when even the layout failed: it stands alone, in both languages. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <main className="wrap pub-main">
          <title>Attest</title>
          <h1 className="doc-h1">Something failed on our side</h1>
          <div className="state">
            <p>Try again later. If it fails again, tell us this reference.</p>
            <p lang="ar" dir="rtl">
              حدث خلل عندنا. حاول مرة أخرى لاحقًا، وإن تكرر الخلل فأخبرنا بهذا المرجع.
            </p>
            <p>
              <bdi dir="ltr" className="ref">
                {error.digest ?? '–'}
              </bdi>
            </p>
          </div>
        </main>
      </body>
    </html>
  );
}
