import 'server-only';
import { readAs } from '@/lib/db/scope/as-actor';
import type { DuplicateLink } from '@/lib/domain/assessment/determination';
import type { StaffActor } from '@/lib/domain/case/actor';
import type { SourceKind } from '@/lib/domain/case/allegation';
import type { AllegationsOnEvent, EventAllegation } from '@/lib/domain/case/event-allegation';
import { parseReference } from '@/lib/domain/case/reference';
import type { CaseStatus } from '@/lib/domain/case/status';
import type { Json } from '@/lib/ledger/canonical-json';

/** More than any event had; a page of more could not be read. */
const MOST_COMPARED = 60;

/** All allegations that stand for one event: a case, or the one it is a duplicate of, and that one's duplicates. */
export async function getAllegationsOnEvent(
  actor: StaffActor,
  asked: string,
): Promise<AllegationsOnEvent | null> {
  const parsed = parseReference(asked);
  if (parsed === null) return null;
  return readAs(actor, async (tx) => {
    const found = await tx.reviewCase.findUnique({
      where: { reference: parsed.reference },
      select: { id: true, duplicateOfId: true, placeNameLatin: true, placeNameOriginal: true },
    });
    if (found === null) return null;
    const first = found.duplicateOfId ?? found.id;
    const count = await tx.reviewCase.count({ where: { duplicateOfId: first } });
    const cases = await tx.reviewCase.findMany({
      where: { OR: [{ id: first }, { duplicateOfId: first }] },
      // The first one is the only one that is no duplicate.
      orderBy: [{ duplicateOfId: { sort: 'asc', nulls: 'first' } }, { receivedAt: 'asc' }, { id: 'asc' }],
      take: MOST_COMPARED,
      include: {
        organisation: { select: { name: true } },
        codes: { select: { code: true }, orderBy: { code: 'asc' } },
      },
    });
    const ids = cases.map(({ id }) => id);
    const values = await tx.recordedValue.findMany({
      where: {
        caseId: { in: ids },
        OR: [{ objectKind: 'ALLEGATION' }, { objectKind: 'DETERMINATION', field: 'duplicate' }],
      },
      orderBy: { version: 'asc' },
      select: { caseId: true, objectKind: true, objectId: true, field: true, valueJson: true },
    });
    const read = (caseId: string, kind: string, objectId: string | null) =>
      Object.fromEntries(
        values
          .filter((one) => one.caseId === caseId && one.objectKind === kind && one.objectId === objectId)
          .flatMap(({ field, valueJson }) =>
            valueJson === null ? [] : [[field, JSON.parse(valueJson) as Json] as const],
          ),
      );
    return {
      reference: parsed.reference,
      placeNameLatin: found.placeNameLatin,
      placeNameOriginal: found.placeNameOriginal,
      more: count + 1 - cases.length,
      allegations: cases.map((one) => ({
        reference: one.reference,
        cycle: one.cycle,
        status: one.status as CaseStatus,
        sourceKind: one.sourceKind as SourceKind,
        organisation: one.organisation?.name ?? null,
        codes: one.codes.map(({ code }) => code),
        receivedAt: one.receivedAt.toISOString(),
        governorate: one.governorate,
        killed: { min: one.killedMin, max: one.killedMax },
        injured: { min: one.injuredMin, max: one.injuredMax },
        values: read(one.id, 'ALLEGATION', one.id),
        link:
          one.id === first
            ? null
            : linkOf(read(one.id, 'DETERMINATION', one.closingDeterminationId)['duplicate'] ?? null),
      })),
    };
  });
}

/** A duplicate brought in from elsewhere says nothing of its link. */
function linkOf(value: Json): EventAllegation['link'] {
  const link = value as Partial<DuplicateLink> | null;
  return { kind: link?.kind ?? null, adds: link?.adds ?? { kind: 'NOT_SAID' } };
}
