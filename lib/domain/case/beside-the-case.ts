import { CONSENTS, RESPONSE_KINDS, type Consent, type ResponseKind } from '@/lib/domain/case/beside';
import { textOf, type CaseFile } from '@/lib/domain/case/case-file';

/** A response to those harmed, told by its event and its words on record; a word is null where it was erased. */
export type CaseResponse = {
  readonly id: string;
  readonly kind: ResponseKind;
  /** ISO day. */
  readonly givenOn: string | null;
  readonly byBody: string | null;
  readonly whatDone: string | null;
  readonly amount: string | null;
  /** The submitter reads it too. */
  readonly isTold: boolean;
};

/** The responses of a case as the file has it, oldest first: those of a past moment, where the file is of one. */
export function responsesOf(file: CaseFile): readonly CaseResponse[] {
  return file.events.flatMap(({ type, payload: { responseId, responseKind, isTold } }) => {
    const kind = RESPONSE_KINDS.find((known) => known === responseKind);
    if (type !== 'RESPONSE_RECORDED' || typeof responseId !== 'string' || kind === undefined) return [];
    const said = (field: string): string | null => textOf(file, 'RESPONSE', responseId, field);
    return [
      {
        id: responseId,
        kind,
        givenOn: said('givenOn'),
        byBody: said('byBody'),
        whatDone: said('whatDone'),
        amount: said('amount'),
        isTold: isTold === true,
      },
    ];
  });
}

/** Consents that were taken back at once. `at` is ISO 8601, UTC. */
export type ConsentWithdrawal = {
  readonly id: string;
  readonly at: string;
  readonly consents: readonly Consent[];
  readonly rationale: string | null;
};

/** What the submitter took back, oldest first. */
export function withdrawalsOf(file: CaseFile): readonly ConsentWithdrawal[] {
  return file.events.flatMap(({ type, recordedAt, payload: { withdrawalId, consents } }) => {
    if (type !== 'CONSENT_WITHDRAWN' || typeof withdrawalId !== 'string') return [];
    const taken: readonly unknown[] = Array.isArray(consents) ? consents : [];
    return [
      {
        id: withdrawalId,
        at: recordedAt,
        consents: CONSENTS.filter((consent) => taken.includes(consent)),
        rationale: textOf(file, 'CONSENT_WITHDRAWAL', withdrawalId, 'rationale'),
      },
    ];
  });
}

/** A submitter's request to see what is held. Days are ISO days; a word is null where it was erased or is not there yet. */
export type AccessRequest = {
  readonly id: string;
  readonly receivedOn: string | null;
  readonly askedFor: string | null;
  readonly isAnswered: boolean;
  readonly answeredOn: string | null;
  readonly howAnswered: string | null;
};

/** Requests to see what is held, oldest first. */
export function accessRequestsOf(file: CaseFile): readonly AccessRequest[] {
  return file.events.flatMap(({ type, payload: { requestId } }) => {
    if (type !== 'ACCESS_REQUESTED' || typeof requestId !== 'string') return [];
    const said = (field: string): string | null => textOf(file, 'ACCESS_REQUEST', requestId, field);
    return [
      {
        id: requestId,
        receivedOn: said('receivedOn'),
        askedFor: said('askedFor'),
        isAnswered: !file.state.openAccessRequestIds.includes(requestId),
        answeredOn: said('answeredOn'),
        howAnswered: said('howAnswered'),
      },
    ];
  });
}
