import { useTranslations } from 'next-intl';
import type { WaitingRequest } from '@/lib/db/queries/find-accounts';

/** What a request asks for, in a sentence. */
export function RequestWords({
  request,
}: {
  readonly request: Pick<WaitingRequest, 'kind' | 'role' | 'accountName'>;
}) {
  const t = useTranslations('admin');
  const roles = useTranslations('enums.ActorKind');
  const { kind, role, accountName: name } = request;
  return kind === 'GRANT' && role !== null
    ? t('request.grant', { name, role: roles(role) })
    : t('request.reset', { name });
}
