import type { ReactNode } from 'react';
import { Mark, type MarkName } from '@/components/ui/mark';

/** The line that stays in sight over a long document, and its contents beneath. */
export function StickySummary({
  label,
  children,
  contents,
}: {
  /** What the contents are called aloud. */
  readonly label: string;
  readonly children: ReactNode;
  readonly contents: readonly { readonly id: string; readonly number: string; readonly title: ReactNode }[];
}) {
  return (
    <div className="sticky">
      <div className="sticky-row">{children}</div>
      <nav className="sticky-toc" aria-label={label}>
        {contents.map((entry) => (
          <a key={entry.id} href={`#${entry.id}`}>
            <span className="n">{entry.number}</span>
            {entry.title}
          </a>
        ))}
      </nav>
    </div>
  );
}

/** Words as they came, and their translation beside them. */
export function OriginalWords({
  original,
  translation,
}: {
  readonly original: { readonly heading: ReactNode; readonly text: string; readonly lang: string | null };
  readonly translation: { readonly heading: ReactNode; readonly text: ReactNode } | null;
}) {
  return (
    <div className={translation ? 'words' : 'words words-one'}>
      <div>
        <h3>{original.heading}</h3>
        <blockquote lang={original.lang ?? undefined} dir="auto" className="as-written">
          {original.text}
        </blockquote>
      </div>
      {translation && (
        <div>
          <h3>{translation.heading}</h3>
          <blockquote className="as-written">{translation.text}</blockquote>
        </div>
      )}
    </div>
  );
}

/** Questions, each with its answer and the reason for it. */
export function AnsweredQuestions({
  items,
}: {
  readonly items: readonly {
    readonly key: string;
    readonly question: ReactNode;
    readonly answer: ReactNode;
    readonly why?: ReactNode;
  }[];
}) {
  return (
    <ol className="q3">
      {items.map((item) => (
        <li key={item.key}>
          <b>{item.question}</b>
          <span className="ans">{item.answer}</span>
          {item.why && <p>{item.why}</p>}
        </li>
      ))}
    </ol>
  );
}

/** A few large figures of harm with their names over and what stands behind them under. */
export function HarmFigures({
  items,
}: {
  readonly items: readonly {
    readonly key: string;
    readonly label: ReactNode;
    readonly figure: ReactNode;
    readonly note?: ReactNode;
  }[];
}) {
  return (
    <div className="found-fig">
      {items.map((item) => (
        <div key={item.key}>
          <p className="lab">{item.label}</p>
          <p className="big">{item.figure}</p>
          {item.note && <p className="lab">{item.note}</p>}
        </div>
      ))}
    </div>
  );
}

/** The seats of a decision: who has signed, and whose turn it is. */
export function Seats({
  seats,
}: {
  readonly seats: readonly {
    readonly key: string;
    readonly taken: boolean;
    readonly title: ReactNode;
    readonly line: ReactNode;
  }[];
}) {
  return (
    <ol className="seats">
      {seats.map((seat) => (
        <li key={seat.key}>
          <Mark name={seat.taken ? 'seatTaken' : 'seatEmpty'} />
          <span>
            <strong>{seat.title}</strong>
            <br />
            <span className="quiet">{seat.line}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Everything still missing: a way to mend each, and who can. */
export function MissingList({
  items,
}: {
  readonly items: readonly {
    readonly key: string;
    readonly text: ReactNode;
    readonly href?: string;
    readonly who?: ReactNode;
  }[];
}) {
  return (
    <ul className="missing">
      {items.map((item) => (
        <li key={item.key}>
          <Mark name="missing" />
          <span>
            {item.href ? <a href={item.href}>{item.text}</a> : item.text}
            {item.who && (
              <>
                <br />
                <span className="quiet">{item.who}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What happened to a record, one line each, oldest first; the shapes run down a thin line. */
export function History({
  lines,
}: {
  readonly lines: readonly {
    readonly key: string;
    /** ISO 8601, for machines. */
    readonly at: string;
    readonly when: ReactNode;
    readonly mark: MarkName;
    readonly text: ReactNode;
  }[];
}) {
  return (
    <ol className="hist">
      {lines.map((line) => (
        <li key={line.key}>
          <time dateTime={line.at}>{line.when}</time>
          <Mark name={line.mark} />
          <span>{line.text}</span>
        </li>
      ))}
    </ol>
  );
}

/** Questions and replies in turn. What nobody has read yet stands out in amber, with words. */
export function Thread({
  items,
}: {
  readonly items: readonly {
    readonly key: string;
    readonly id?: string;
    readonly when: ReactNode;
    readonly unread?: boolean;
    readonly children: ReactNode;
  }[];
}) {
  return (
    <ol className="thread">
      {items.map((item) => (
        <li key={item.key} id={item.id} className={item.unread ? 'is-new' : undefined}>
          <div className="when">{item.when}</div>
          <div>{item.children}</div>
        </li>
      ))}
    </ol>
  );
}

/** Words for the public, set as they will be read. */
export function Statement({ children }: { readonly children: ReactNode }) {
  return <div className="statement serif">{children}</div>;
}
