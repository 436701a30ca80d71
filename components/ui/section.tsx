import type { ReactNode } from 'react';

/** A section of a public page, its title in the margin. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  readonly id?: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="sect" id={id}>
      <header>
        <h2>{title}</h2>
        {aside && <div>{aside}</div>}
      </header>
      <div>{children}</div>
    </section>
  );
}

/** A numbered section of a case. */
export function NumberedSection({
  id,
  number,
  title,
  children,
}: {
  readonly id: string;
  readonly number: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="sec" id={id} aria-labelledby={`${id}-title`}>
      <span className="sec-n" aria-hidden="true">
        {number}
      </span>
      <div className="sec-body">
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
      </div>
    </section>
  );
}

/** The head of a staff page: title, a line beside it, buttons at the end. */
export function PageHead({
  title,
  line,
  children,
}: {
  readonly title: ReactNode;
  readonly line?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="page-h">
      <h1>{title}</h1>
      {line && <p className="small quiet">{line}</p>}
      {children && <div className="btn-row">{children}</div>}
    </div>
  );
}

/** Empty, denied, missing, failed: what it is and the next step, in words. */
export function StateBlock({
  title,
  children,
  actions,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="state">
      <h2 className="state-h">{title}</h2>
      {children}
      {actions && <div className="btn-row">{actions}</div>}
    </div>
  );
}
