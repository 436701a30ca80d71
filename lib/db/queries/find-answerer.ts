import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { CaseState } from '@/lib/domain/case/case-state';
import type { Answerer } from '@/lib/domain/case/requests';

/** Who could answer a question about a case, as accounts and return codes stand now. */
export async function findAnswerer(
  tx: Tx,
  { id, organisationId }: Pick<CaseState, 'id' | 'organisationId'>,
): Promise<Answerer> {
  // In words of our own: the staff may read of a return code only that there is one.
  const [found] = await tx.$queryRaw<{ code: boolean; account: boolean }[]>(Prisma.sql`
    select exists (select 1 from return_code r where r.case_id = ${id}::uuid and r.revoked_at is null) as code,
      exists (select 1 from app_user u where u.organisation_id = ${organisationId}::uuid and u.role = 'REPORTER'
        and u.disabled_at is null) as account`);
  if (found?.code) return 'RETURN_CODE_HOLDER';
  if (organisationId === null) return 'NOBODY';
  return found?.account ? 'ORGANISATION' : 'ORGANISATION_WITHOUT_ACCOUNT';
}
