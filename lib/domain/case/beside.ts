/** What a reviewing body does for those harmed, recorded beside the case and no part of its finding (process §8). */
export const RESPONSE_KINDS = ['ACKNOWLEDGEMENT', 'CONDOLENCE', 'EX_GRATIA', 'OTHER'] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

/** What a submitter may take back: that the allegation is reviewed, its place and figures published, others asked, and being asked. */
export const CONSENTS = ['REVIEW', 'PUBLISH', 'ASK_ORGANISATIONS', 'CONTACT'] as const;
export type Consent = (typeof CONSENTS)[number];

/**
 * What stands beside the way of a case: what the submitter took back, whose requests to see the own data are open, and
 * who belonged to a unit when it was named as implicated.
 */
export type BesideTheCase = {
  /** In the order of `CONSENTS`. */
  readonly withdrawnConsents: readonly Consent[];
  readonly openAccessRequestIds: readonly string[];
  readonly barredByUnitIds: readonly string[];
};

export const NOTHING_BESIDE: BesideTheCase = {
  withdrawnConsents: [],
  openAccessRequestIds: [],
  barredByUnitIds: [],
};

/** The events that change it. */
export const EVENTS_BESIDE = [
  'CONSENT_WITHDRAWN',
  'ACCESS_REQUESTED',
  'ACCESS_ANSWERED',
  'UNIT_IMPLICATED',
] as const;
export type EventBeside = {
  readonly type: (typeof EVENTS_BESIDE)[number];
  readonly payload: Readonly<Record<string, unknown>>;
};

/** The same after one more event. */
export function besideAfter(beside: BesideTheCase, { type, payload }: EventBeside): BesideTheCase {
  const { withdrawnConsents, openAccessRequestIds, barredByUnitIds } = beside;
  const same = { withdrawnConsents, openAccessRequestIds, barredByUnitIds };
  switch (type) {
    case 'CONSENT_WITHDRAWN': {
      const taken: readonly unknown[] = Array.isArray(payload['consents']) ? payload['consents'] : [];
      return {
        ...same,
        withdrawnConsents: CONSENTS.filter(
          (consent) => withdrawnConsents.includes(consent) || taken.includes(consent),
        ),
      };
    }
    case 'ACCESS_REQUESTED':
      return { ...same, openAccessRequestIds: [...openAccessRequestIds, idIn(payload)] };
    case 'ACCESS_ANSWERED':
      return {
        ...same,
        openAccessRequestIds: openAccessRequestIds.filter((id) => id !== idIn(payload)),
      };
    case 'UNIT_IMPLICATED': {
      const members = payload['memberIds'];
      const named: readonly unknown[] = [
        payload['barredAuthorId'],
        ...(Array.isArray(members) ? (members as unknown[]) : []),
      ];
      const barred = named.filter((id): id is string => typeof id === 'string');
      return { ...same, barredByUnitIds: [...new Set([...barredByUnitIds, ...barred])] };
    }
  }
}

function idIn(payload: EventBeside['payload']): string {
  const id = payload['requestId'];
  if (typeof id !== 'string') throw new Error('a request of access without its id');
  return id;
}
