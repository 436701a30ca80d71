'use client';

/**
 * A month that does not add up, or could not be read: nothing of it is shown, only the reference under which the fault
 * was logged. It stands outside the catalogues, since they may be what failed; both languages are shown.
 */
export default function PublicationError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" className="wrap pub-main">
      <h1 className="doc-h1">
        <bdi lang="en">These figures do not add up, or could not be read</bdi>
        <br />
        <bdi lang="ar">هذه الأرقام لا تتوازن، أو تعذّرت قراءتها</bdi>
      </h1>
      <div className="state">
        <p lang="en" dir="ltr">
          A month is shown only when every one of its figures adds up. Nothing was changed. Tell us this
          reference and we will find out why.
        </p>
        <p lang="ar" dir="rtl">
          لا يُعرض شهر إلا إذا توازنت أرقامه كلها. لم يتغيّر شيء. أخبرنا بهذا المرجع وسنبحث في السبب.
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
