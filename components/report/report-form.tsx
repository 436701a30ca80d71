import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Hidden, PickField, SelectField, TextAreaField, TextField } from '@/components/forms/inputs';
import {
  ArrivedFiles,
  FileField,
  TurnedAwayFiles,
  type ArrivedFile,
  type FileLimits,
  type TurnedAwayFile,
} from '@/components/report/file-lists';
import { WhenPart } from '@/components/report/when-part';
import { WhoPart } from '@/components/report/who-part';
import { ContactPart } from '@/components/report/contact-part';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import type { ActionState } from '@/lib/domain/shared/action-state';
import { localDigits } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

export type ReportFormProps = {
  readonly locale: Locale;
  /** Where the form goes. */
  readonly action: string;
  /** A member of an organisation reports for it: codes instead of the questions about the person. */
  readonly isMember: boolean;
  /** What was typed before, and what is wrong with it; null for a fresh form. */
  readonly state: ActionState;
  /** The public name of what is kept; null for a fresh form. */
  readonly draft: string | null;
  readonly files: readonly ArrivedFile[];
  readonly refused: readonly TurnedAwayFile[];
  readonly limits: FileLimits;
};

const PARTS = ['what', 'where', 'when', 'who', 'files', 'contact', 'consent'] as const;
type PartName = (typeof PARTS)[number];

/** The form’s name on its page, for buttons that stand outside of it. */
export const REPORT_FORM = 'report-form';

/** The report as one page: plain questions, an ordinary form, no JavaScript. */
export function ReportForm(props: ReportFormProps) {
  const { locale, action, isMember, state, draft } = props;
  const t = useTranslations('report');
  const e = useTranslations('evidence');
  return (
    <div className="rep">
      <nav className="steps" aria-label={t('parts')}>
        <ol>
          {PARTS.map((part, n) => (
            <li key={part}>
              <a href={`#part-${part}`}>
                {localDigits(locale, String(n + 1))}. {titleOf(part, isMember, t)}
              </a>
            </li>
          ))}
        </ol>
        <p>{t('kept')}</p>
      </nav>
      <form id={REPORT_FORM} action={action} method="post" encType="multipart/form-data" noValidate>
        <ErrorSummary state={state} />
        <h1>{t(isMember ? 'titleOrganisation' : 'title')}</h1>
        <p className="lede">{t(isMember ? 'ledeOrganisation' : 'lede')}</p>
        <Hidden name="language" value={locale} />
        {draft !== null && <Hidden name="draft" value={draft} />}
        <Part name="what" locale={locale} isMember={isMember}>
          <TextAreaField
            name="narrative"
            label={<Needed>{t('what.narrative')}</Needed>}
            hint={t('what.narrativeHint')}
            rows={8}
            maxLength={50_000}
            state={state}
          />
          <TextAreaField
            name="ourInvolvement"
            label={t('what.ourInvolvement')}
            hint={t('what.ourInvolvementHint')}
            rows={3}
            maxLength={10_000}
            state={state}
          />
          <TextAreaField
            name="property"
            label={t('what.property')}
            hint={t('what.propertyHint')}
            rows={2}
            maxLength={10_000}
            state={state}
          />
        </Part>
        <Part name="where" locale={locale} isMember={isMember}>
          <SelectField
            name="governorate"
            label={t('where.governorate')}
            blank={t('where.governorateBlank')}
            choices={GOVERNORATES.map(({ code, en, ar }) => ({
              value: code,
              label: locale === 'ar' ? ar : en,
            }))}
            width={20}
            state={state}
          />
          <TextField
            name="placeText"
            label={<Needed>{t('where.placeText')}</Needed>}
            hint={t('where.placeTextHint')}
            maxLength={500}
            state={state}
          />
          <TextField
            name="placeTextLatin"
            label={t('where.placeTextLatin')}
            hint={t('where.placeTextLatinHint')}
            maxLength={500}
            state={state}
          />
          <TextField
            name="position"
            label={t('where.position')}
            hint={t('where.positionHint')}
            dir="ltr"
            width={30}
            maxLength={500}
            state={state}
          />
        </Part>
        <Part name="when" locale={locale} isMember={isMember}>
          <WhenPart locale={locale} state={state} />
        </Part>
        <Part name="who" locale={locale} isMember={isMember}>
          <WhoPart state={state} />
          <p className="hint" style={{ marginBlockStart: 20 }}>
            {t('who.names')}
          </p>
        </Part>
        <Part name="files" locale={locale} isMember={isMember}>
          <TurnedAwayFiles files={props.refused} limits={props.limits} />
          <ArrivedFiles files={props.files} removable />
          <FileField limits={props.limits} />
          <p className="btn-row" style={{ marginBlockStart: 12 }}>
            <button className="btn" name="go" value="files">
              {e('upload')}
            </button>
          </p>
          <TextAreaField name="links" label={e('links')} hint={e('linksHint')} rows={2} state={state} />
        </Part>
        <Part name="contact" locale={locale} isMember={isMember}>
          <ContactPart isMember={isMember} state={state} />
        </Part>
        <Part name="consent" locale={locale} isMember={isMember}>
          <PickField
            name="consentReview"
            label={<span className="vh">{t('consent.title')}</span>}
            kind="checkbox"
            choices={[
              { value: 'yes', label: <Needed>{t('consent.review')}</Needed>, hint: t('consent.reviewHint') },
            ]}
            state={state}
          />
          <PickField
            name="consentPublish"
            label={<span className="vh">{t('consent.publish')}</span>}
            kind="checkbox"
            choices={[{ value: 'yes', label: t('consent.publish'), hint: t('consent.publishHint') }]}
            state={state}
          />
          <PickField
            name="consentOrganisations"
            label={<span className="vh">{t('consent.organisations')}</span>}
            kind="checkbox"
            choices={[{ value: 'yes', label: t('consent.organisations') }]}
            state={state}
          />
        </Part>
        <div className="send">
          <p className="hint">{t('checkHint')}</p>
          <div className="btn-row">
            <button className="btn btn-go btn-lg" name="go" value="review">
              {t('check')}
            </button>
          </div>
        </div>
      </form>
    </div>
  );
}

function Part({
  name,
  locale,
  isMember,
  children,
}: {
  readonly name: PartName;
  readonly locale: Locale;
  readonly isMember: boolean;
  readonly children: ReactNode;
}) {
  const t = useTranslations('report');
  const number = localDigits(locale, String(PARTS.indexOf(name) + 1));
  return (
    <section className="part" id={`part-${name}`} aria-labelledby={`title-${name}`}>
      <h2 id={`title-${name}`}>
        <span className="num">{number}</span>
        {titleOf(name, isMember, t)}
      </h2>
      {children}
    </section>
  );
}

function Needed({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('report');
  return (
    <>
      {children} <span className="opt">{t('needed')}</span>
    </>
  );
}

/** A member is not asked how to be reached, but for the organisation's codes. */
function titleOf(part: PartName, isMember: boolean, t: ReturnType<typeof useTranslations<'report'>>): string {
  return t(part === 'contact' && isMember ? 'contact.codes' : `${part}.title`);
}
