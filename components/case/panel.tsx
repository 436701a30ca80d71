import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FORWARD_ACTIONS, LEADING_ACTIONS, placeOf, SIDE_ACTIONS } from '@/components/case/case-steps';
import { PanelSeats } from '@/components/case/panel-seats';
import { useWords } from '@/components/case/use-words';
import { ProblemText } from '@/components/forms/problem-text';
import { ButtonLink } from '@/components/ui/button';
import { MissingList } from '@/components/ui/record';
import { paths } from '@/lib/config/paths';
import type { CaseAction } from '@/lib/domain/case/actions';
import type { CaseFile } from '@/lib/domain/case/case-file';
import type { Other, OtherMay } from '@/lib/domain/case/others-may';
import type { AvailableAction } from '@/lib/domain/case/permissions';
import type { Problem } from '@/lib/domain/shared/outcome';

/** The one answer to "what may this reader do", and what others may, as the domain gave it. */
export type PanelFacts = {
  readonly available: readonly AvailableAction[];
  readonly others: readonly OtherMay[];
  /** The reader changes nothing: an auditor. */
  readonly readsOnly: boolean;
};

/** Stands in the way of this reader now, though the action belongs to this stage: said, not hidden. */
const TELLING: readonly string[] = [
  'recused',
  'unitImplicated',
  'workedOnThisCycle',
  'ownProposal',
  'giverRecused',
  'giverUnit',
  'giverWorked',
  'giverProposed',
  'authorRecused',
  'authorUnitImplicated',
  'unreadReply',
  'heldByInvestigation',
  'hasDuplicates',
];
const WAYS_OUT: Readonly<Record<string, string>> = {
  unreadReply: 'questions',
  heldByInvestigation: 'finding',
};

/** What can be done now: the seats of the decision, what is missing, what the reader may do and what others may. */
export function Panel({ file, facts }: { readonly file: CaseFile; readonly facts: PanelFacts }) {
  const t = useTranslations('casePage.panel');
  const label = useActionLabel();
  const words = useWords(file);
  const { reference } = file.state;
  const allowed = (action: CaseAction): boolean =>
    facts.available.some((one) => one.action === action && one.allowed);
  const leading = withoutTwice(reference, LEADING_ACTIONS.filter(allowed));
  const side = SIDE_ACTIONS.filter(allowed);
  const lent = facts.available.flatMap((one) => (one.allowed && one.delegation ? [one.delegation] : []));
  return (
    <aside className="panel" id="act" aria-label={t('label')}>
      <PanelSeats file={file} />
      <Missing file={file} facts={facts} />
      <section>
        <h3>{t('mayNow')}</h3>
        {leading.length === 0 && <p className="quiet">{t(facts.readsOnly ? 'readsOnly' : 'nothing')}</p>}
        {[...new Map(lent.map((one) => [one.id, one])).values()].map(({ id, giver, until }) => (
          <p key={id} className="small">
            {t('inPlaceOf', { giver: giver.name, until: words.instant(until) })}
          </p>
        ))}
        {leading.map((action, n) => (
          <ButtonLink
            key={action}
            href={placeOf(reference, action) ?? '#act'}
            look={n === 0 && FORWARD_ACTIONS.includes(action) ? 'go' : 'plain'}
          >
            {label(action)}
          </ButtonLink>
        ))}
        {side.length > 0 && (
          <ul className="panel-links">
            {side.map((action) => (
              <li key={action}>
                <Link href={placeOf(reference, action) ?? '#act'} prefetch={false}>
                  {label(action)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Others file={file} others={facts.others} />
      <section>
        <a href={paths.caseFile(reference)} download>
          {t('asPdf')}
        </a>
      </section>
    </aside>
  );
}

/** What a button says: the action's own name, or what a page holds where it takes two answers. */
function useActionLabel(): (action: CaseAction) => string {
  const t = useTranslations('casePage.panel.do');
  const names = useTranslations('enums.Action');
  return (action) => (t.has(action) ? t(action as 'SEND_RFI') : names(action));
}

/** Two actions on one page are one button. */
function withoutTwice(reference: string, actions: readonly CaseAction[]): readonly CaseAction[] {
  const seen = new Set<string | null>();
  return actions.filter((action) => {
    const place = placeOf(reference, action);
    return !seen.has(place) && seen.add(place);
  });
}

/** Everything still missing before the next step, each a way to mend it, and who can. */
function Missing({ file, facts }: { readonly file: CaseFile; readonly facts: PanelFacts }) {
  const t = useTranslations('casePage.panel');
  const label = useActionLabel();
  const words = useWords(file);
  const { state } = file;
  const { reference } = state;
  const find = (action: CaseAction): AvailableAction | undefined =>
    facts.available.find((one) => one.action === action);
  const submit = find('SUBMIT_DETERMINATION');
  const hasDraft = state.determination !== null && state.determination.stage !== 'HISTORIC';
  const missing = submit?.allowed && hasDraft ? submit.missing : [];
  const blocked = ([...LEADING_ACTIONS, 'SUBMIT_DETERMINATION'] as const).flatMap((action) => {
    const telling = (find(action)?.blockedBy ?? []).filter(({ code }) => TELLING.includes(code));
    const all = find(action)?.blockedBy ?? [];
    // Only where nothing but these stands in the way does the action belong to this stage.
    return telling.length > 0 && telling.length === all.length ? [{ action, telling }] : [];
  });
  const author = words.person(state.determination?.authorId ?? state.assigneeId);
  const mend = paths.caseStep(reference, 'determination');
  return (
    <>
      {missing.length > 0 && (
        <section>
          <h3>{t('beforeSubmit', { count: missing.length })}</h3>
          <LongList>
            {missing.map((problem, n) => ({
              key: `${problem.code}-${problem.field ?? n}`,
              text: <ProblemText problem={problem} />,
              href: `${mend}#${problem.field ?? ''}`,
              who: n === 0 ? author : undefined,
            }))}
          </LongList>
        </section>
      )}
      {blocked.map(({ action, telling }) => (
        <section key={action}>
          <h3>{t('notYet', { action: label(action) })}</h3>
          <MissingList
            items={telling.map((problem) => ({
              key: problem.code,
              text: <ProblemText problem={problem} />,
              ...wayOut(problem),
            }))}
          />
        </section>
      ))}
    </>
  );
}

function wayOut({ code }: Problem): { readonly href?: string } {
  const anchor = WAYS_OUT[code];
  return anchor === undefined ? {} : { href: `#${anchor}` };
}

const SHOWN = 6;
type Item = { key: string; text: ReactNode; href: string; who: ReactNode | undefined };

function LongList({ children }: { readonly children: readonly Item[] }) {
  const t = useTranslations('casePage.panel');
  const items = children.map(({ who, ...item }) => (who === undefined ? item : { ...item, who }));
  const rest = items.slice(SHOWN);
  return (
    <>
      <MissingList items={items.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('more', { count: rest.length })}</summary>
          <MissingList items={rest} />
        </details>
      )}
    </>
  );
}

function Others({ file, others }: { readonly file: CaseFile; readonly others: readonly OtherMay[] }) {
  const t = useTranslations('casePage.panel');
  const names = useTranslations('enums.Action');
  const words = useWords(file);
  if (others.length === 0) return null;
  return (
    <section>
      <h3>{t('others')}</h3>
      <ul>
        {others.map(({ who, actions }) => (
          <li key={JSON.stringify(who)}>
            <strong>
              <Who who={who} person={words.person} />
            </strong>
            {': '}
            {actions.map((action) => names(action)).join(t('separator'))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ who, person }: { readonly who: Other; readonly person: (userId: string) => string }) {
  const t = useTranslations('casePage.panel');
  switch (who.kind) {
    case 'PERSON':
      return <bdi>{person(who.userId)}</bdi>;
    case 'DELEGATE':
      return t.rich('delegate', {
        who: () => <bdi>{who.name}</bdi>,
        giver: () => <bdi>{who.giver}</bdi>,
      });
    case 'ANOTHER':
      return t(`another.${who.role}`);
    case 'SUBMITTER':
      return t('submitter');
  }
}
