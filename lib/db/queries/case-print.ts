import 'server-only';
import { caseFileStatement, readCase, readFile } from '@/lib/db/queries/case-page';
import { readVersions } from '@/lib/db/queries/case-versions';
import type { Actor } from '@/lib/domain/case/actor';
import type { CaseForPrint } from '@/lib/domain/case/case-file';

/** The whole case for paper, read at one moment. Null where there is no such case, or it is not this reader's to see. */
export function getCaseForPrint(actor: Actor, reference: string): Promise<CaseForPrint | null> {
  return readCase(actor, reference, async (tx, state) => {
    const file = await readFile(tx, state, caseFileStatement(state.id));
    return file && { file, versions: await readVersions(tx, state.id) };
  });
}
