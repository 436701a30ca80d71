import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeterminationForm } from './determination-form';
import { LastReturn } from '../decide/last-return';
import { CaseLine, Obstacles } from '../decide/case-line';
import { CaseworkShell } from '../../../casework-shell';
import { ProblemText } from '@/components/forms/problem-text';
import { ClientMessages } from '@/components/shell/client-messages';
import { ButtonLink } from '@/components/ui/button';
import { MissingList } from '@/components/ui/record';
import { PageHead, StateBlock } from '@/components/ui/section';
import { requireActor } from '@/lib/auth/actor';
import { paths } from '@/lib/config/paths';
import { getDetermination } from '@/lib/db/queries/get-determination';
import { begunFrom } from '@/lib/domain/assessment/begun-from';
import { citableIds } from '@/lib/domain/assessment/finding';
import { availableActions, type AvailableAction } from '@/lib/domain/case/permissions';
import { determinationTexts } from '@/lib/schemas/determination-texts';

type Given = { readonly params: Promise<{ readonly reference: string }> };

/** As many findings as can be begun on one page without keeping a draft in between. */
const NEW_FINDINGS = 20;
const newFindingId = (): string => randomUUID().slice(0, 8);

async function requireDetermination({ params }: Given) {
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const found = await getDetermination(actor, (await params).reference);
  if (found === null) notFound();
  return { actor, found };
}

export async function generateMetadata(given: Given): Promise<Metadata> {
  const { found } = await requireDetermination(given);
  const [t, common] = await Promise.all([getTranslations('determination'), getTranslations('common')]);
  return { title: `${t('title')}${common('comma')}${found.state.reference}` };
}

/** Where an analyst, or the officer of an investigation, writes what the review found. */
export default async function WriteDeterminationPage(given: Given) {
  const { actor, found } = await requireDetermination(given);
  const { state, content, duplicateTarget, sources } = found;
  const t = await getTranslations('determination');
  const available = availableActions(state, actor, {
    content,
    duplicateTarget,
    citable: citableIds(sources),
  });
  const save = available.find(({ action }) => action === 'SAVE_DETERMINATION_DRAFT');
  const submit = available.find(({ action }) => action === 'SUBMIT_DETERMINATION');
  const back = paths.case(state.reference);
  const isBegun = state.determination !== null;
  return (
    <CaseworkShell actor={actor} here={null}>
      <CaseLine found={found} />
      <PageHead title={t('title')} />
      <p className="prose">{t('intro')}</p>
      {save?.allowed ? (
        <div className="case-grid">
          <div>
            <LastReturn remarks={found.lastReturn} />
            <ClientMessages namespaces={['common', 'problems', 'enums', 'determination', 'changes']}>
              <DeterminationForm
                caseId={state.id}
                version={state.version}
                rfisSent={state.rfisSent}
                texts={determinationTexts(
                  state.determination === null ? begunFrom(found.assessment) : content,
                )}
                findings={{ sources, newIds: Array.from({ length: NEW_FINDINGS }, newFindingId) }}
                back={back}
              />
            </ClientMessages>
          </div>
          <aside className="panel">{submit && <Outstanding submit={submit} isBegun={isBegun} />}</aside>
        </div>
      ) : (
        <StateBlock title={t('notNow')} actions={<ButtonLink href={back}>{t('backToCase')}</ButtonLink>}>
          <Obstacles problems={save?.blockedBy ?? []} />
        </StateBlock>
      )}
    </CaseworkShell>
  );
}

/** What still stands between the draft as saved and its submission. */
async function Outstanding({
  submit,
  isBegun,
}: {
  readonly submit: AvailableAction;
  readonly isBegun: boolean;
}) {
  const t = await getTranslations('determination');
  return (
    <>
      {submit.blockedBy.length > 0 && (
        <section>
          <h2>{t('submitBlocked')}</h2>
          <Obstacles problems={submit.blockedBy} />
        </section>
      )}
      {isBegun && (
        <section>
          <h2>{t('missingTitle')}</h2>
          <p className="quiet">{t(submit.missing.length > 0 ? 'missingNote' : 'nothingMissing')}</p>
          <MissingList
            items={submit.missing.map((problem) => ({
              key: `${problem.code} ${problem.field ?? ''}`,
              text: <ProblemText problem={problem} />,
              ...(problem.field === undefined ? {} : { href: `#${problem.field}` }),
            }))}
          />
        </section>
      )}
    </>
  );
}
