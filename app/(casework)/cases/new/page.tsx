import type { Metadata } from 'next';
import { randomUUID } from 'node:crypto';
import { getLocale, getTranslations } from 'next-intl/server';
import { CaseworkShell } from '@/app/(casework)/casework-shell';
import { LogForm } from '@/components/case/log-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { PageHead } from '@/components/ui/section';
import { logAllegationAction } from '@/lib/actions/log-allegation';
import { requireActor } from '@/lib/auth/actor';
import { SOURCE_KINDS } from '@/lib/domain/case/allegation';
import { GOVERNORATES } from '@/lib/domain/place/governorates';
import { LOGGED_CHANNELS } from '@/lib/schemas/logged-allegation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('logAllegation'))('title') };
}

const LANGUAGES = ['ar', 'en', 'ckb'] as const;

/** An analyst logs an allegation that came by telephone, letter, press or another way. */
export default async function LogAllegationPage() {
  const actor = await requireActor('ANALYST');
  const [t, locale, enums, languages] = await Promise.all([
    getTranslations('logAllegation'),
    getLocale(),
    getTranslations('enums'),
    getTranslations('casePage.language'),
  ]);
  return (
    <CaseworkShell actor={actor} here="log">
      <PageHead title={t('title')} line={t('line')} />
      <ClientMessages namespaces={['common', 'problems', 'allegation', 'report', 'logAllegation']}>
        <LogForm
          send={logAllegationAction}
          id={randomUUID()}
          channels={LOGGED_CHANNELS.map((value) => ({ value, label: enums(`Channel.${value}`) }))}
          sources={SOURCE_KINDS.map((value) => ({ value, label: enums(`SourceKind.${value}`) }))}
          governorates={GOVERNORATES.map((area) => ({ value: area.code, label: area[locale] }))}
          languages={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
        />
      </ClientMessages>
    </CaseworkShell>
  );
}
