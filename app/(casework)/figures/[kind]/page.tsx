import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AdjustmentForm, OpeningBalanceForm, StateFigureForm } from '../figure-forms';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead } from '@/components/ui/section';
import { requireActor } from '@/lib/auth/actor';

const FORMS = {
  state: { title: 'stateTitle', lead: 'stateLead', Form: StateFigureForm },
  adjust: { title: 'adjustTitle', lead: 'adjustLead', Form: AdjustmentForm },
  open: { title: 'openTitle', lead: 'openLead', Form: OpeningBalanceForm },
} as const;

type Given = { readonly params: Promise<{ readonly kind: string }> };

async function chosen(params: Given['params']) {
  await requireActor('ANALYST', 'SUPERVISOR');
  const { kind } = await params;
  if (!Object.hasOwn(FORMS, kind)) notFound();
  return FORMS[kind as keyof typeof FORMS];
}

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const { title } = await chosen(params);
  return { title: (await getTranslations('publication.staff'))(title) };
}

/** One person enters a figure; it counts once another confirms it. */
export default async function EnterFigurePage({ params }: Given) {
  const { title, lead, Form } = await chosen(params);
  const t = await getTranslations('publication.staff');
  return (
    <>
      <PageHead title={t(title)} />
      <p className="measure">{t(lead)}</p>
      <ClientMessages namespaces={['common', 'problems', 'publication', 'enums']}>
        <Form />
      </ClientMessages>
    </>
  );
}
