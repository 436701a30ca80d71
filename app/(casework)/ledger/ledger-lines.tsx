import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/table';
import { Hash, Reference } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { LedgerNames, LedgerPage } from '@/lib/db/queries/ledger-page';
import { displayReference } from '@/lib/domain/case/reference';
import { isOfCase, type LedgerAct } from '@/lib/domain/ledger/act';
import { formatDate, formatInstant, formatMonth } from '@/lib/i18n/format';
import { capitalised } from '@/lib/i18n/event-words';
import { sayAct, type LedgerWords } from '@/lib/i18n/ledger-words';

/** As much of a hash as tells entries apart at a glance. */
const SHORT_HASH = 12;

/** A page of entries: when, who in what role, what in words, about what, and the leaf. */
export async function LedgerLines({ page: { acts, names } }: { readonly page: LedgerPage }) {
  const [t, roles, locale, words] = await Promise.all([
    getTranslations('ledger'),
    getTranslations('enums.ActorKind'),
    getLocale(),
    ledgerWords(names),
  ]);
  const about = await aboutWords(names);
  return (
    <DataTable
      caption={<span className="vh">{t('title')}</span>}
      columns={[
        { key: 'seq', head: t('column.seq') },
        { key: 'at', head: t('column.at'), label: t('column.at') },
        { key: 'who', head: t('column.who'), label: t('column.who') },
        { key: 'what', head: t('column.what'), label: t('column.what') },
        { key: 'about', head: t('column.object'), label: t('column.object') },
        { key: 'hash', head: t('column.hash'), label: t('column.hash') },
      ]}
      rows={acts.map((act) => ({
        key: String(act.seq),
        cells: {
          seq: <bdi dir="ltr">{act.seq}</bdi>,
          at: <time dateTime={act.recordedAt}>{formatInstant(locale, act.recordedAt)}</time>,
          who: (
            <>
              <bdi>{capitalised(words.who(act))}</bdi>
              <span className="under">{roles(act.actorKind)}</span>
            </>
          ),
          what: sayAct(words, act),
          about: about(act),
          hash: (
            <details className="leaf">
              <summary>
                <span className="vh">{t('wholeHash', { seq: String(act.seq) })}</span>
                <Hash>{act.leafHash.slice(0, SHORT_HASH)}</Hash>
              </summary>
              <Hash>{act.leafHash}</Hash>
            </details>
          ),
        },
      }))}
    />
  );
}

/** The words for what acts name. What no account or object stands behind is said to be somebody or not stated. */
async function ledgerWords(names: LedgerNames): Promise<LedgerWords> {
  const [t, history, enums, whoWords, common, locale] = await Promise.all([
    getTranslations('ledger'),
    getTranslations('history.event'),
    getTranslations('enums'),
    getTranslations('casePage.who'),
    getTranslations('common'),
    getLocale(),
  ]);
  const notStated = common('notStated');
  const person = (id: string): string => names.people[id] ?? whoWords('someone');
  const enumWord = (key: string): string | null => (enums.has(key) ? enums(key) : null);
  const nobodyNamed = (act: LedgerAct): string => {
    if (act.actorKind === 'OPERATOR') return whoWords('operator');
    if (!isOfCase(act)) return act.actorKind === 'PUBLIC' ? t('holder') : whoWords('someone');
    return act.actorKind === 'RETURN_CODE_HOLDER' || act.actorKind === 'PUBLIC'
      ? whoWords('submitter')
      : whoWords('someone');
  };
  const who = (act: LedgerAct): string => names.people[act.actorId ?? ''] ?? nobodyNamed(act);
  return {
    say: (key, values) => history(key, values),
    sayAct: (key, values) => t(`event.${key}`, values),
    enumWord,
    person,
    who,
    actor: (event) => {
      const id = event.payload['delegationId'];
      const lent = typeof id === 'string' ? names.delegations[id] : undefined;
      const by = names.people[event.actorId ?? ''] ?? nobodyNamed({ ...event, leafHash: '', object: CASE });
      return lent === undefined
        ? by
        : whoWords('inPlaceOf', { who: by, giver: lent.giver, on: formatDate(locale, lent.givenAt) });
    },
    unit: (id) => names.units[id] ?? notStated,
    organisation: (id) => names.organisations[id] ?? notStated,
    figure: (id) => {
      const { figure, month } = names.figures[id] ?? { figure: null, month: null };
      return {
        figure:
          figure === null
            ? ''
            : (enumWord(`StatedFigure.${figure}`) ?? enumWord(`AdjustedStock.${figure}`) ?? figure),
        month: month === null ? notStated : formatMonth(locale, month),
      };
    },
    delegation: (id) => {
      const lent = names.delegations[id];
      return {
        giver: lent?.giver ?? notStated,
        delegate: lent?.delegate ?? notStated,
        from: lent ? formatInstant(locale, lent.from) : notStated,
        until: lent ? formatInstant(locale, lent.until) : notStated,
      };
    },
    day: (at) => (at === null ? notStated : formatDate(locale, at)),
  };
}

const CASE: LedgerAct['object'] = { kind: 'CASE', id: '' };

/** What an act is about, with the way there where these readers have one: accounts and the like have only their names here. */
async function aboutWords(names: LedgerNames): Promise<(act: LedgerAct) => ReactNode> {
  const t = await getTranslations('ledger');
  return ({ object: { kind, id }, payload }) => {
    switch (kind) {
      case 'CASE': {
        const found = names.cases[id];
        const batchId = payload['batchId'];
        return (
          found && (
            <>
              <Link href={paths.case(found.reference)} prefetch={false}>
                <Reference>{displayReference(found.reference, found.cycle)}</Reference>
              </Link>
              {typeof batchId === 'string' && (
                <Link href={paths.historicBatch(batchId)} prefetch={false} className="under">
                  {t('aboutBatch')}
                </Link>
              )}
            </>
          )
        );
      }
      case 'ACCOUNT':
        return t('aboutAccount', { name: names.people[id] ?? '' });
      case 'ORGANISATION':
        return t('aboutOrganisation', { name: names.organisations[id] ?? '' });
      case 'UNIT':
        return t('aboutUnit', { name: names.units[id] ?? '' });
      case 'FIGURE':
        return (
          <Link href={paths.statedFigures()} prefetch={false}>
            {t('aboutFigure')}
          </Link>
        );
      case 'DELEGATION': {
        const { giver, delegate } = names.delegations[id] ?? { giver: '', delegate: '' };
        return (
          <Link href={paths.delegation(id)} prefetch={false}>
            {t('aboutDelegation', { giver, delegate })}
          </Link>
        );
      }
      default:
        return null;
    }
  };
}
