import 'server-only';
import { randomUUID } from 'node:crypto';
import type { WorkingBatch } from '@/lib/db/commands/import-assessment-rows';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { OperatorActor } from '@/lib/domain/case/actor';

type Wanted = { readonly dryRun: boolean; readonly fileSha256: string };

/**
 * The batch that takes this file's determinations: the one an earlier, interrupted run by the same person began and
 * nobody has confirmed, else a new one. Held until the transaction ends, so that nobody confirms a batch while it grows.
 */
export async function findWorkingBatch(
  tx: Tx,
  actor: OperatorActor,
  source: string,
  { dryRun, fileSha256 }: Wanted,
): Promise<WorkingBatch> {
  const rows = dryRun
    ? []
    : await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
        select id from historic_batch where source = ${source} and file_sha256 = decode(${fileSha256}, 'hex')
          and entered_by is not distinct from ${actor.userId}::uuid and confirmed_at is null
        order by entered_at limit 1 for share`);
  const [row] = rows;
  return { id: row?.id ?? randomUUID(), isNew: row === undefined, source, fileSha256 };
}
