import { CONSENTS, RESPONSE_KINDS, type Consent, type ResponseKind } from '@/lib/domain/case/beside';
import type { Json } from '@/lib/ledger/canonical-json';

/** What stands beside a submitter's own allegation. */
export type OwnBeside = {
  /** What was done for those harmed and may be told to the submitter. */
  readonly responses: readonly OwnResponse[];
  readonly withdrawals: readonly OwnWithdrawal[];
};
export type OwnResponse = {
  readonly id: string;
  readonly kind: ResponseKind;
  /** ISO day. */
  readonly givenOn: string;
  readonly byBody: string;
  readonly whatDone: string;
  readonly amount: string | null;
};
export type OwnWithdrawal = { readonly id: string; readonly consents: readonly Consent[]; readonly at: Date };

type Value = {
  readonly objectKind: string;
  readonly objectId: string;
  readonly field: string;
  readonly value: Json;
  readonly recordedAt: Date;
};

/** The same, from all values that this reader may read. */
export function readBeside(values: readonly Value[]): OwnBeside {
  const inOrder = values.toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  const of = (kind: string, field: string): readonly Value[] =>
    inOrder.filter((value) => value.objectKind === kind && value.field === field);
  return {
    responses: of('RESPONSE', 'responseKind').flatMap(({ objectId, value }) => {
      const kind = RESPONSE_KINDS.find((known) => known === value);
      if (kind === undefined) return [];
      const said = (field: string): string | null => {
        const found = of('RESPONSE', field).find((one) => one.objectId === objectId)?.value;
        return typeof found === 'string' ? found : null;
      };
      return {
        id: objectId,
        kind,
        givenOn: said('givenOn') ?? '',
        byBody: said('byBody') ?? '',
        whatDone: said('whatDone') ?? '',
        amount: said('amount'),
      };
    }),
    withdrawals: of('CONSENT_WITHDRAWAL', 'consents').map(({ objectId, value, recordedAt }) => ({
      id: objectId,
      consents: CONSENTS.filter((consent) => Array.isArray(value) && value.includes(consent)),
      at: recordedAt,
    })),
  };
}
