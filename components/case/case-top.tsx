import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { SECTIONS } from '@/components/case/case-section';
import { incidentOf } from '@/components/case/section-where';
import { StatusMark } from '@/components/case/status-mark';
import { useWords } from '@/components/case/use-words';
import { Flag, Marked } from '@/components/ui/mark';
import { StickySummary } from '@/components/ui/record';
import { Comma, inReadingOrder, Reference } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import { currentDetermination, determinationContent, type CaseFile } from '@/lib/domain/case/case-file';
import { displayReference } from '@/lib/domain/case/reference';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { localDigits } from '@/lib/i18n/format';

/** The head of a case: what it is called, where it stands, who has it. */
export function CaseTop({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.top');
  const common = useTranslations('common');
  const words = useWords(file);
  const { head, state } = file;
  const area = GOVERNORATES.find(({ code }) => code === head.governorate);
  const areaName = area ? (words.locale === 'ar' ? area.ar : area.en) : null;
  const incident = incidentOf(file);
  const time = words.when(incident);
  const [place, placeElse] = inReadingOrder(words.locale, head.placeNameLatin, head.placeNameOriginal);
  return (
    <header className="case-top">
      <p className="small">
        <Reference>{displayReference(state.reference, state.cycle)}</Reference>{' '}
        <span className="quiet">{head.organisation}</span>
      </p>
      <h1>
        <bdi>{place ?? words.notStated}</bdi>
        {areaName && (
          <>
            <Comma />
            {areaName}
          </>
        )}
        <Comma />
        {incident.from === null || incident.to === null ? t('noDate') : time.text}
        {placeElse !== null && (
          <>
            {' '}
            <span className="h1-other">
              <bdi dir="auto">{placeElse}</bdi>
            </span>
          </>
        )}
      </h1>
      <div className="case-meta">
        <StatusMark status={state.status} />
        <span>{t('since', { on: words.day(head.statusSince) })}</span>
        {state.cycle > 1 && <span>{t('cycle', { cycle: state.cycle })}</span>}
        <span>
          {state.assigneeId === null
            ? t('unassigned')
            : t('assigned', { who: words.person(state.assigneeId) })}
        </span>
        {head.awaitingInformation && <span>{t('awaitingInformation')}</span>}
        {state.unreadReplies > 0 && (
          <Flag kind="unread">{common('unread', { count: state.unreadReplies })}</Flag>
        )}
        {head.duplicateOf && (
          <Marked name="duplicate">
            {t('duplicateOf')}{' '}
            <Link href={paths.case(head.duplicateOf.reference)} prefetch={false}>
              <Reference>{head.duplicateOf.reference}</Reference>
            </Link>
          </Marked>
        )}
        {state.historic !== null && <span>{t('historic')}</span>}
      </div>
    </header>
  );
}

/** The line that stays in sight: reference, state, alleged and conceded figures, and the contents. */
export function CaseSummary({
  file,
  isPast,
}: {
  readonly file: CaseFile;
  /** On a view of the past nothing can be done, and nothing leads to it. */
  readonly isPast: boolean;
}) {
  const t = useTranslations('casePage');
  const words = useWords(file);
  const { head, state } = file;
  const record = currentDetermination(file);
  const content =
    record === null || record.stage === 'HISTORIC' ? null : determinationContent(file, record.id);
  const figures =
    content ?? (record?.stage === 'HISTORIC' ? { killed: record.killed, injured: record.injured } : null);
  const isDecided = record?.stage === 'APPROVED' || record?.stage === 'HISTORIC';
  // Only a credible case concedes anybody.
  const isConceding = record?.outcome === 'CREDIBLE' || record?.outcome === null;
  return (
    <StickySummary
      label={t('contents')}
      contents={SECTIONS.map((id, n) => ({
        id,
        number: localDigits(words.locale, String(n + 1)),
        title: t(`short.${id}`),
      }))}
    >
      <Reference>{displayReference(state.reference, state.cycle)}</Reference>
      <StatusMark status={state.status} />
      <span className="opt-d">
        {t('summary.alleged')} <Harm words={words} kind="killed" min={head.killedMin} max={head.killedMax} />
        <Comma />
        <Harm words={words} kind="injured" min={head.injuredMin} max={head.injuredMax} />
      </span>
      {figures !== null && isStated(figures) && isConceding && (
        <span>
          {t(isDecided ? 'summary.conceded' : 'summary.proposed')}{' '}
          <strong>
            <Harm words={words} kind="killed" {...figures.killed} />
            <Comma />
            <Harm words={words} kind="injured" {...figures.injured} />
          </strong>
        </span>
      )}
      {!isPast && (
        <a className="m-only" href="#act">
          {t('panel.mayNow')}
        </a>
      )}
    </StickySummary>
  );
}

/** People harmed, in the colour of harm where a number is stated. */
function Harm({
  words,
  kind,
  min,
  max,
}: Ends & { readonly words: ReturnType<typeof useWords>; readonly kind: 'killed' | 'injured' }) {
  const t = useTranslations('casePage.summary');
  if (min === null && max === null) return t('unstated', { kind });
  return <span className="harm">{t(kind, { range: words.range(min, max) })}</span>;
}

/** Whether any figure is stated; a finding may rightly concede none and name none. */
function isStated({ killed, injured }: { readonly killed: Ends; readonly injured: Ends }): boolean {
  return [killed.min, killed.max, injured.min, injured.max].some((figure) => figure !== null);
}
type Ends = { readonly min: number | null; readonly max: number | null };
