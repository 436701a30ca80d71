'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { ChangedSince } from '@/components/case/changed-since';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, PickField, TextAreaField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { approveDeterminationAction, returnDeterminationAction } from '@/lib/actions/case-determination';
import type { CitableSources } from '@/lib/domain/assessment/finding';
import { APPROVAL_CHECKS } from '@/lib/domain/case/action-inputs';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** What the reader of the page was shown: the case's version, the determination, the hash of its content. */
export type DeterminationShown = {
  readonly caseId: string;
  readonly version: number;
  readonly determinationId: string;
  readonly contentHash: string;
  /** How many things came to the case after the submission. */
  readonly arrivals: number;
  readonly sources: CitableSources;
};

type Given = {
  readonly shown: DeterminationShown;
  /** What stands in the form's place where it cannot be sent; null where it can. */
  readonly instead: ReactNode | null;
};

/** Approval of exactly what is shown: three checks, what came in acknowledged, and remarks if any. */
export function ApproveForm({ shown, instead }: Given) {
  const t = useTranslations('determination.decide');
  const news = useTranslations('changes.news');
  const working = useTranslations('determination')('working');
  const checks = useTranslations('enums.ApprovalCheck');
  const [answer, action] = useActionState(approveDeterminationAction, null);
  const state = checksOfThis(answer, shown);
  if (instead !== null)
    return <Instead state={state} shown={shown} instead={instead} typed={state?.values['approvalRemarks']} />;
  return (
    <form action={action} noValidate>
      <h2>{t('approveTitle')}</h2>
      <p>{t('approveIntro')}</p>
      <ErrorSummary state={state} />
      <ChangedSince state={state} sources={shown.sources} />
      <ShownFields shown={shown} />
      <Hidden name="contentHash" value={shown.contentHash} />
      <PickField
        name="checks"
        kind="checkbox"
        label={t('checks')}
        choices={APPROVAL_CHECKS.map((check) => ({ value: check, label: checks(check) }))}
        state={state}
      />
      {shown.arrivals > 0 && (
        <PickField
          name="arrivalsRead"
          kind="checkbox"
          label={news('acknowledgeLegend')}
          choices={[{ value: 'yes', label: news('acknowledge') }]}
          state={state}
        />
      )}
      <TextAreaField
        name="approvalRemarks"
        label={t('approvalRemarks')}
        hint={t('approvalRemarksHint')}
        optional
        rows={3}
        state={state}
      />
      <SubmitButton working={working}>{t('approve')}</SubmitButton>
    </form>
  );
}

/**
 * Checks were given for the text that was shown then, and what came in was read as far as it had: where the page shows
 * something else now, they are not given for it.
 */
function checksOfThis(answer: ActionState, { contentHash, version }: DeterminationShown): ActionState {
  if (answer === null) return answer;
  const { values } = answer;
  return {
    ...answer,
    values: {
      ...values,
      ...(values['contentHash'] === contentHash ? {} : { checks: [] }),
      ...(values['expectedVersion'] === String(version) ? {} : { arrivalsRead: [] }),
    },
  };
}

/** Back to the author, with what is to be mended. */
export function ReturnForm({ shown, instead }: Given) {
  const t = useTranslations('determination.decide');
  const working = useTranslations('determination')('working');
  const [state, action] = useActionState(returnDeterminationAction, null);
  if (instead !== null)
    return <Instead state={state} shown={shown} instead={instead} typed={state?.values['remarks']} />;
  return (
    <form action={action} noValidate>
      <h2>{t('returnTitle')}</h2>
      <p>{t('returnIntro')}</p>
      <ErrorSummary state={state} />
      <ChangedSince state={state} sources={shown.sources} />
      <ShownFields shown={shown} />
      <TextAreaField name="remarks" label={t('remarks')} rows={5} state={state} />
      <SubmitButton look="plain" working={working}>
        {t('return')}
      </SubmitButton>
    </form>
  );
}

/** What stands where a form cannot be sent any more: who was first, what has changed, and what was typed, to be copied. */
function Instead({
  state,
  shown,
  instead,
  typed,
}: Given & { readonly state: ActionState; readonly typed: string | readonly string[] | undefined }) {
  const t = useTranslations('changes');
  if (state?.conflict === undefined) return instead;
  return (
    <div>
      <ErrorSummary state={state} />
      <ChangedSince state={state} sources={shown.sources} />
      {typeof typed === 'string' && typed !== '' && (
        <>
          <h3>{t('typed')}</h3>
          <p dir="auto" className="as-written">
            {typed}
          </p>
        </>
      )}
      {instead}
    </div>
  );
}

function ShownFields({ shown }: { readonly shown: DeterminationShown }) {
  return (
    <>
      <Hidden name="caseId" value={shown.caseId} />
      <Hidden name="expectedVersion" value={shown.version} />
      <Hidden name="determinationId" value={shown.determinationId} />
    </>
  );
}
