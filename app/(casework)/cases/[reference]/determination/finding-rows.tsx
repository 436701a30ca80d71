import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Shown } from './shown';
import { FieldErrors, FieldGroup, problemsOf } from '@/components/forms/field';
import { Pick, TextAreaField } from '@/components/forms/inputs';
import { typed } from '@/components/forms/typed';
import type { CitableSource, CitableSources } from '@/lib/domain/assessment/finding';
import { localDigits } from '@/lib/i18n/format';
import { findingIds } from '@/lib/schemas/finding-texts';

const neverChanges = (): (() => void) => () => undefined;

/** Blank rows that stand ready below what is written. */
const SPARE_ROWS = 2;

/** What the rows offer: the case's own records to cite, and names for rows that nothing is written in yet. */
export type FindingChoices = { readonly sources: CitableSources; readonly newIds: readonly string[] };

/** How many rows were asked for besides, and how to ask for one more. */
export type MoreRows = { readonly moreRows: number; readonly onMore: () => void };

/** The findings as rows: those written, two more to write in, and a button for another. */
export function FindingRows({ state, sources, newIds, moreRows, onMore }: Shown & FindingChoices & MoreRows) {
  const t = useTranslations('determination');
  const rows = useRef<HTMLDivElement>(null);
  const hasScripts = useSyncExternalStore(neverChanges, () => true, () => false); // prettier-ignore
  const asked = (Number(typed(state, 'findingRows')) || 0) + moreRows;
  const written = findingIds(
    Object.keys(state.values).filter((name) => [state.values[name] ?? ''].flat().some((text) => text !== '')),
  );
  const unused = newIds.filter((id) => !written.includes(id));
  const spare = unused.slice(0, SPARE_ROWS + asked);
  // The row that was asked for is where the writing goes on.
  const shownBefore = useRef(moreRows);
  useEffect(() => {
    if (moreRows > shownBefore.current)
      [...(rows.current?.querySelectorAll<HTMLTextAreaElement>('textarea[name$=".text"]') ?? [])]
        .at(-1)
        ?.focus();
    shownBefore.current = moreRows;
  }, [moreRows]);
  return (
    <div id="findings" tabIndex={-1} ref={rows}>
      <p className="hint">{t('findingsHint')}</p>
      <FieldErrors name="findings" problems={problemsOf(state, 'findings')} />
      {[...written, ...spare].map((id, n) => (
        <FindingRow key={id} id={id} number={n + 1} sources={sources} state={state} />
      ))}
      {unused.length > spare.length && (
        <p>
          <input type="hidden" name="findingRows" value={asked} />
          <button
            className="btn btn-sm"
            type={hasScripts ? 'button' : 'submit'}
            name="intent"
            value="moreFindings"
            onClick={hasScripts ? onMore : undefined}
          >
            {t('addFinding')}
          </button>
        </p>
      )}
    </div>
  );
}

function FindingRow({
  id,
  number,
  sources,
  state,
}: Shown & { readonly id: string; readonly number: number; readonly sources: CitableSources }) {
  const t = useTranslations('determination');
  const name = `findings.${id}`;
  const holdsNothing = sources.evidence.length + sources.replies.length === 0;
  return (
    <FieldGroup name={name} label={t('finding', { number })} state={state}>
      <TextAreaField name={`${name}.text`} label={t('findingText')} rows={3} state={state} />
      <FieldGroup
        name={`${name}.cites`}
        label={t('cites')}
        hint={holdsNothing ? t('nothingToCite') : undefined}
        state={state}
      >
        <div className="dt-cites">
          <Sources name={`${name}.EVIDENCE`} letter="E" sources={sources.evidence} state={state} />
          <Sources name={`${name}.RFI_REPLY`} letter="R" sources={sources.replies} state={state} />
        </div>
      </FieldGroup>
      <div className="dt-pair">
        <TextAreaField
          name={`${name}.strikes`}
          label={t('citesStrikes')}
          hint={t('oneALine')}
          rows={2}
          state={state}
        />
        <TextAreaField
          name={`${name}.urls`}
          label={t('citesUrls')}
          hint={t('oneALine')}
          rows={2}
          state={state}
        />
      </div>
    </FieldGroup>
  );
}

/** Records of the case as boxes to tick, numbered as on the case page: E1, E2 for evidence, R1, R2 for replies. */
function Sources({
  name,
  letter,
  sources,
  state,
}: Shown & {
  readonly name: string;
  readonly letter: string;
  readonly sources: readonly CitableSource[];
}) {
  const locale = useLocale();
  return sources.map((source, n) => (
    <Pick
      key={source.id}
      kind="checkbox"
      name={`${name}.${source.id}`}
      value="yes"
      chosen={typed(state, `${name}.${source.id}`) === 'yes'}
      label={
        <>
          <bdi dir="ltr">
            {letter}
            {localDigits(locale, String(n + 1))}
          </bdi>{' '}
          <bdi>{source.name}</bdi>
        </>
      }
    />
  ));
}
