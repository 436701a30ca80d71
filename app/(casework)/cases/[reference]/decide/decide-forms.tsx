'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, PickField, TextAreaField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { approveDeterminationAction, returnDeterminationAction } from '@/lib/actions/case-determination';
import { APPROVAL_CHECKS } from '@/lib/domain/case/action-inputs';
import type { ActionState } from '@/lib/domain/shared/action-state';

/** What the reader of the page was shown: the case's version, the determination, the hash of its content. */
export type DeterminationShown = {
  readonly caseId: string;
  readonly version: number;
  readonly determinationId: string;
  readonly contentHash: string;
};

/** Approval of exactly what is shown: three checks, and remarks if any. */
export function ApproveForm({ shown }: { readonly shown: DeterminationShown }) {
  const t = useTranslations('determination.decide');
  const working = useTranslations('determination')('working');
  const checks = useTranslations('enums.ApprovalCheck');
  const [answer, action] = useActionState(approveDeterminationAction, null);
  const state = checksOfThis(answer, shown.contentHash);
  return (
    <form action={action} noValidate>
      <h2>{t('approveTitle')}</h2>
      <p>{t('approveIntro')}</p>
      <ErrorSummary state={state} />
      <ShownFields shown={shown} />
      <Hidden name="contentHash" value={shown.contentHash} />
      <PickField
        name="checks"
        kind="checkbox"
        label={t('checks')}
        choices={APPROVAL_CHECKS.map((check) => ({ value: check, label: checks(check) }))}
        state={state}
      />
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

/** Checks were given for the text that was shown then. Where another has taken its place, they are not given for it. */
function checksOfThis(answer: ActionState, contentHash: string): ActionState {
  if (answer === null || answer.values['contentHash'] === contentHash) return answer;
  return { ...answer, values: { ...answer.values, checks: [] } };
}

/** Back to the author, with what is to be mended. */
export function ReturnForm({ shown }: { readonly shown: DeterminationShown }) {
  const t = useTranslations('determination.decide');
  const working = useTranslations('determination')('working');
  const [state, action] = useActionState(returnDeterminationAction, null);
  return (
    <form action={action} noValidate>
      <h2>{t('returnTitle')}</h2>
      <p>{t('returnIntro')}</p>
      <ErrorSummary state={state} />
      <ShownFields shown={shown} />
      <TextAreaField name="remarks" label={t('remarks')} rows={5} state={state} />
      <SubmitButton look="plain" working={working}>
        {t('return')}
      </SubmitButton>
    </form>
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
