'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { Button } from '@/components/ui/button';
import {
  createOrganisationAction,
  createUnitAction,
  switchOrganisationAction,
} from '@/lib/actions/directory-forms';

/** A new organisation, by its name. */
export function NewOrganisationForm() {
  const t = useTranslations('admin');
  const [state, action] = useActionState(createOrganisationAction, null);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      <TextField name="name" label={t('organisationName')} width={30} autoComplete="off" state={state} />
      <SubmitButton working={t('working')}>{t('createOrganisation')}</SubmitButton>
    </form>
  );
}

/** A new unit, by its name. */
export function NewUnitForm() {
  const t = useTranslations('admin');
  const [state, action] = useActionState(createUnitAction, null);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      <TextField name="name" label={t('unitName')} width={30} autoComplete="off" state={state} />
      <SubmitButton working={t('working')}>{t('createUnit')}</SubmitButton>
    </form>
  );
}

/** Disables or enables one organisation. */
export function OrganisationSwitch({
  id,
  name,
  disabled,
}: {
  readonly id: string;
  readonly name: string;
  readonly disabled: boolean;
}) {
  const t = useTranslations('admin');
  const [state, action] = useActionState(switchOrganisationAction, null);
  return (
    <form action={action}>
      <ErrorSummary state={state?.done ? null : state} />
      <Hidden name="organisationId" value={id} />
      <Hidden name="disabled" value={disabled ? 'no' : 'yes'} />
      <span>
        <Button size="small">
          {disabled ? t('enable') : t('disable')} <span className="vh">{name}</span>
        </Button>
      </span>
    </form>
  );
}
