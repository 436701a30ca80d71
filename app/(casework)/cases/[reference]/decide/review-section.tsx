import type { ReactNode } from 'react';

/** A part of the page that is not of the determination: what is shown beside it, for whoever decides. */
export function ReviewSection({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="dt-review" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
