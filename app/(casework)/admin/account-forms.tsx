'use client';

import { useTranslations } from 'next-intl';
import { useActionState, type ReactNode } from 'react';
import { OneTimeLink } from './one-time-link';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, SelectField, TextField } from '@/components/forms/inputs';
import { SubmitButton } from '@/components/forms/submit-button';
import { ButtonLink } from '@/components/ui/button';
import {
  changeDetailsAction,
  changeRoleAction,
  createAccountAction,
  decideRequestAction,
  resetPasswordAction,
  switchAccountAction,
} from '@/lib/actions/account-forms';
import { paths } from '@/lib/config/paths';

export type NamedChoice = { readonly value: string; readonly label: string };

/** The account a form is about, as it was read. */
export type Seen = { readonly accountId: string; readonly version: number };

type Choices = {
  readonly roles: readonly NamedChoice[];
  readonly organisations: readonly NamedChoice[];
  readonly units: readonly NamedChoice[];
};

/** A new account; afterwards the one-time link, once. */
export function NewAccountForm({ roles, organisations, units }: Choices) {
  const t = useTranslations('admin');
  const [state, action] = useActionState(createAccountAction, null);
  if (state?.done) {
    const id = state.values['accountId'];
    return (
      <>
        <ErrorSummary state={state} />
        <OneTimeLink state={state} />
        <div className="btn-row">
          {typeof id === 'string' && <ButtonLink href={paths.adminAccount(id)}>{t('toAccount')}</ButtonLink>}
          <ButtonLink href={paths.adminAccounts()}>{t('toAccounts')}</ButtonLink>
        </div>
      </>
    );
  }
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        width={30}
        autoComplete="off"
        state={state}
      />
      <TextField
        name="email"
        label={t('email')}
        type="email"
        inputMode="email"
        dir="ltr"
        width={30}
        autoComplete="off"
        state={state}
      />
      <SelectField
        width={30}
        name="role"
        label={t('role')}
        hint={t('roleHint')}
        choices={roles}
        blank={t('choose')}
        state={state}
      />
      <SelectField
        width={30}
        name="organisationId"
        label={t('organisation')}
        hint={t('organisationHint')}
        optional
        choices={organisations}
        blank={t('noOrganisation')}
        state={state}
      />
      <SelectField
        width={30}
        name="unitId"
        label={t('unit')}
        hint={t('unitHint')}
        optional
        choices={units}
        blank={t('noUnit')}
        state={state}
      />
      <SubmitButton working={t('working')}>{t('createAccount')}</SubmitButton>
    </form>
  );
}

/** Name and unit. */
export function DetailsForm({
  seen,
  name,
  unitId,
  units,
}: { readonly seen: Seen; readonly name: string; readonly unitId: string } & Pick<Choices, 'units'>) {
  const t = useTranslations('admin');
  const [state, action] = useActionState(changeDetailsAction, null);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      <SeenFields seen={seen} />
      <TextField name="name" label={t('name')} value={name} width={30} autoComplete="off" state={state} />
      <SelectField
        width={30}
        name="unitId"
        label={t('unit')}
        hint={t('unitHint')}
        optional
        value={unitId}
        choices={units}
        blank={t('noUnit')}
        state={state}
      />
      <SubmitButton look="plain" working={t('working')}>
        {t('save')}
      </SubmitButton>
    </form>
  );
}

/** The role, and with REPORTER the organisation. */
export function RoleForm({
  seen,
  role,
  organisationId,
  roles,
  organisations,
}: { readonly seen: Seen; readonly role: string; readonly organisationId: string } & Pick<
  Choices,
  'roles' | 'organisations'
>) {
  const t = useTranslations('admin');
  const [state, action] = useActionState(changeRoleAction, null);
  return (
    <form action={action} noValidate>
      <ErrorSummary state={state} />
      <SeenFields seen={seen} />
      <SelectField
        width={30}
        name="role"
        label={t('role')}
        hint={t('roleHint')}
        value={role}
        choices={roles}
        state={state}
      />
      <SelectField
        width={30}
        name="organisationId"
        label={t('organisation')}
        hint={t('organisationHint')}
        optional
        value={organisationId}
        choices={organisations}
        blank={t('noOrganisation')}
        state={state}
      />
      <SubmitButton look="plain" working={t('working')}>
        {t('changeRole')}
      </SubmitButton>
    </form>
  );
}

/** A one-time link to choose a new password. */
export function ResetForm({ seen }: { readonly seen: Seen }) {
  const t = useTranslations('admin');
  const [state, action] = useActionState(resetPasswordAction, null);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <OneTimeLink state={state} />
      <SeenFields seen={seen} />
      <SubmitButton look="plain" working={t('working')}>
        {t('resetPassword')}
      </SubmitButton>
    </form>
  );
}

/** Closes an account, or opens it again. */
export function SwitchForm({ seen, disabled }: { readonly seen: Seen; readonly disabled: boolean }) {
  const t = useTranslations('admin');
  const [state, action] = useActionState(switchAccountAction, null);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <Hidden name="disabled" value={disabled ? 'no' : 'yes'} />
      <SeenFields seen={seen} />
      <SubmitButton look={disabled ? 'plain' : 'stop'} working={t('working')}>
        {disabled ? t('enable') : t('disable')}
      </SubmitButton>
    </form>
  );
}

/** Agreeing to or refusing what another administrator asked for; what it is stands above. */
export function DecisionForm({
  requestId,
  open,
  children,
}: {
  readonly requestId: string;
  readonly open: boolean;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('admin');
  const [state, action] = useActionState(decideRequestAction, null);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <OneTimeLink state={state} />
      {children}
      <Hidden name="requestId" value={requestId} />
      {open && !state?.done && (
        <div className="btn-row">
          <SubmitButton name="decision" value="AGREED" working={t('working')}>
            {t('agree')}
          </SubmitButton>
          <SubmitButton look="plain" name="decision" value="REFUSED" working={t('working')}>
            {t('refuse')}
          </SubmitButton>
        </div>
      )}
    </form>
  );
}

function SeenFields({ seen }: { readonly seen: Seen }) {
  return (
    <>
      <Hidden name="accountId" value={seen.accountId} />
      <Hidden name="version" value={seen.version} />
    </>
  );
}
