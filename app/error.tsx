'use client';

/**
 * A fault: what it is called and what to do. It stands outside the catalogues, since they may be what failed; both
 * languages are shown.
 */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" className="wrap pub-main">
      <h1 className="doc-h1">
        <bdi lang="en">Something failed on our side</bdi>
        <br />
        <bdi lang="ar">حدث خلل عندنا</bdi>
      </h1>
      <div className="state">
        <p lang="en" dir="ltr">
          What you sent may not have been kept. Go back and send it again; if it fails again, tell us this
          reference.
        </p>
        <p lang="ar" dir="rtl">
          قد لا يكون ما أرسلته قد حُفظ. ارجع وأعد الإرسال، وإن تكرر الخلل فأخبرنا بهذا المرجع.
        </p>
        <p>
          <bdi dir="ltr" className="ref">
            {error.digest ?? '–'}
          </bdi>
        </p>
        <p className="btn-row">
          <button className="btn" type="button" onClick={reset}>
            <bdi lang="en">Try again</bdi> · <bdi lang="ar">أعد المحاولة</bdi>
          </button>
        </p>
      </div>
    </main>
  );
}
