import { useTranslations } from 'next-intl';
import { useWords } from '@/components/case/use-words';
import { Seats } from '@/components/ui/record';
import { Comma, Hash } from '@/components/ui/text';
import { currentDetermination, type CaseFile } from '@/lib/domain/case/case-file';

const PENDING = [
  ['screeningOut', 'SCREENING_OUT'],
  ['recommendation', 'RECOMMENDATION'],
  ['reopening', 'REOPENING'],
  ['correction', 'CORRECTION'],
  ['returnCode', 'RETURN_CODE'],
] as const;

/** The two seats of what is being decided: who has taken the first, and who may take the second. */
export function PanelSeats({ file }: { readonly file: CaseFile }) {
  const t = useTranslations('casePage.seats');
  const words = useWords(file);
  const { state } = file;
  const pending = PENDING.find(([name]) => state[name] !== null);
  if (pending !== undefined && state.status !== 'AWAITING_DECISION') {
    const proposal = file.proposals.find(({ id }) => id === state[pending[0]]?.id);
    return (
      <section>
        <h2>{t(`pending.${pending[1]}`)}</h2>
        <Seats
          seats={[
            {
              key: 'first',
              taken: true,
              title: t('proposedBy', { who: words.person(state[pending[0]]?.byUserId ?? null) }),
              line: words.instant(proposal?.proposedAt ?? null),
            },
            { key: 'second', taken: false, title: t('awaitsAnother'), line: t('anySupervisor') },
          ]}
        />
      </section>
    );
  }
  const record = currentDetermination(file);
  if (record === null || record.stage === 'HISTORIC') return null;
  if (record.stage !== 'SUBMITTED' && record.stage !== 'APPROVED') return null;
  const isApproved = record.stage === 'APPROVED';
  return (
    <section>
      <h2>{t(isApproved ? 'two' : 'one')}</h2>
      <Seats
        seats={[
          {
            key: 'first',
            taken: true,
            title: t('submittedBy', { who: words.person(record.authorId) }),
            line: (
              <>
                {words.instant(record.submittedAt)}
                {record.contentHash && (
                  <>
                    <Comma />
                    {t('version')} <Hash>{record.contentHash.slice(0, 12)}</Hash>
                  </>
                )}
              </>
            ),
          },
          isApproved
            ? {
                key: 'second',
                taken: true,
                title: t('approvedBy', { who: words.approver(record) }),
                line: words.instant(record.decidedAt),
              }
            : {
                key: 'second',
                taken: false,
                title: t('awaitsAnother'),
                line: t('decider', { cycle: state.cycle }),
              },
        ]}
      />
    </section>
  );
}
