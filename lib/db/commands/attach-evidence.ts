import 'server-only';
import { actOnCase, type Acted } from '@/lib/db/commands/act-on-case';
import { evidenceRows, type FileToAttach } from '@/lib/db/commands/allegation-rows';
import { isOnCase } from '@/lib/db/queries/sent-before';
import type { Tx } from '@/lib/db/scope/as-actor';
import type { Actor } from '@/lib/domain/case/actor';
import { evidenceKindOf } from '@/lib/domain/evidence/file-types';
import { refuse, type Outcome } from '@/lib/domain/shared/outcome';

/** What can be attached at once: files already in storage, and links. */
export type ToAttach = { readonly files: readonly FileToAttach[]; readonly links: readonly string[] };

/**
 * Attaches files and links to a case, one act and one event each, so that each stands in the history by itself. Leaves
 * out what is there already, for a form may come twice. Stops at the first other refusal; what was attached before it
 * stays. Answers the last act, or what became of it; refuses when there is nothing to attach.
 */
export async function attachEvidence(actor: Actor, caseId: string, given: ToAttach): Promise<Outcome<Acted>> {
  const items = [
    ...given.files.map((file) => ({ files: [file], links: [] })),
    ...given.links.map((link) => ({ files: [], links: [link] })),
  ];
  let last: Outcome<Acted> = refuse({ code: 'evidence.nothingSent', field: 'files' });
  for (const item of items) {
    last = await attachOne(actor, caseId, item);
    if (!last.ok && !isHereAlready(last)) return last;
  }
  return last;
}

function isHereAlready(outcome: Outcome<Acted>): boolean {
  return (
    !outcome.ok &&
    outcome.kind === 'REFUSAL' &&
    outcome.problems.every(({ code }) => code === 'evidenceHereAlready')
  );
}

function attachOne(actor: Actor, caseId: string, item: ToAttach): Promise<Outcome<Acted>> {
  const { rows, values } = evidenceRows(actor, caseId, new Date(), item.files, item.links);
  const [row] = rows;
  const [file] = item.files;
  if (row === undefined) throw new Error('nothing to attach');
  const name = file?.fileName ?? item.links[0] ?? '';
  const input = async (tx: Tx) => ({
    evidenceId: row.id,
    evidenceKind: file === undefined ? ('WEB_PAGE' as const) : evidenceKindOf(file.mediaType),
    title: name,
    isHere: await isOnCase(tx, caseId, { sha256: file?.sha256 ?? null, name }),
  });
  return actOnCase(actor, { caseId, expectedVersion: null }, 'ATTACH_EVIDENCE', input, async ({ tx }) => {
    await tx.evidence.createMany({ data: rows });
    return { values, evidence: item.files.map(({ sha256 }) => sha256) };
  });
}
