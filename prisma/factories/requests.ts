import { writeAs } from '@/lib/db/scope/as-actor';
import type { StaffActor } from '@/lib/domain/case/actor';

/** The open questions of a case as if they had been asked long ago, with an answer wanted by `day` (ISO). */
export async function letDayPass(analyst: StaffActor, caseId: string, day: string): Promise<void> {
  await writeAs(analyst, (tx) =>
    tx.rfi.updateMany({ where: { caseId, repliedAt: null }, data: { dueOn: new Date(day) } }),
  );
}
