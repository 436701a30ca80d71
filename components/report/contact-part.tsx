import { useTranslations } from 'next-intl';
import { Hidden, PickField, TextField } from '@/components/forms/inputs';
import type { ActionState } from '@/lib/domain/shared/action-state';

const REPORTING_AS = ['INDIVIDUAL', 'NGO', 'MEDIA', 'OTHER'] as const;

/** Who reports and how to reach them. For a member of an organisation: its codes, for the account says who it is. */
export function ContactPart({
  isMember,
  state,
}: {
  readonly isMember: boolean;
  readonly state: ActionState;
}) {
  const t = useTranslations('report.contact');
  const reach = (
    <PickField
      name="contactKind"
      label={t('contactKind')}
      kind="radio"
      value={isMember ? 'CONTACT' : 'ANONYMOUS'}
      choices={(['ANONYMOUS', 'CONTACT'] as const).map((kind) => ({
        value: kind,
        label: t(kind),
        hint: t(`${kind}Hint`),
      }))}
      state={state}
    />
  );
  if (isMember) {
    return (
      <>
        <Hidden name="sourceKind" value="NGO" />
        <Hidden name="contactKind" value="ANONYMOUS" />
        <TextField name="codes" label={t('codes')} hint={t('codesHint')} dir="ltr" width={30} state={state} />
      </>
    );
  }
  return (
    <>
      <PickField
        name="sourceKind"
        label={t('sourceKind')}
        kind="radio"
        value="INDIVIDUAL"
        choices={REPORTING_AS.map((kind) => ({ value: kind, label: t(kind) }))}
        state={state}
      />
      <TextField
        name="sourceName"
        label={t('sourceName')}
        hint={t('sourceNameHint')}
        maxLength={500}
        state={state}
      />
      {reach}
      <div className="conditional">
        <TextField name="contactName" label={t('name')} autoComplete="name" maxLength={500} state={state} />
        <TextField
          name="contactTelephone"
          label={t('telephone')}
          dir="ltr"
          autoComplete="tel"
          maxLength={500}
          state={state}
        />
        <TextField
          name="contactEmail"
          label={t('email')}
          dir="ltr"
          inputMode="email"
          autoComplete="email"
          maxLength={500}
          state={state}
        />
        <TextField
          name="contactOther"
          label={t('other')}
          hint={t('otherHint')}
          maxLength={500}
          state={state}
        />
      </div>
    </>
  );
}
