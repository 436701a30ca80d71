import type { CaseChange } from '@/lib/domain/case/case-change';
import type { EventChange } from '@/lib/domain/case/event-changes';

/** The words that an event is said with, in one language: catalogues, names, days. */
export type EventWords = {
  /** `history.event` of the catalogues. */
  readonly say: (key: string, values: Record<string, string | number>) => string;
  /** `enums` of the catalogues; null where there is no such word. */
  readonly enumWord: (key: string) => string | null;
  readonly person: (userId: string) => string;
  readonly actor: (event: CaseChange) => string;
  readonly unit: (unitId: string) => string;
  readonly day: (at: string | null) => string;
  /** What the event changed besides, as far as it is known where it is said. */
  readonly change?: (event: CaseChange) => EventChange | undefined;
};

/** A sentence may begin with "the submitter". */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Says an event as a sentence: who, what, and from where to where; `written` names the fields it wrote, in words. */
export function sayEvent(words: EventWords, event: CaseChange, written: readonly string[] = []): string {
  const { say } = words;
  const given = (name: string): string | null => {
    const value = event.payload[name];
    return typeof value === 'string' ? value : null;
  };
  const word = (key: string): string => words.enumWord(key) ?? '';
  const mentioned = event.payload['mentionedIds'];
  const persons = Array.isArray(mentioned)
    ? mentioned.filter((id) => typeof id === 'string')
    : [given('assigneeId') ?? given('officerId') ?? given('userId')].filter((id) => id !== null);
  const { assigneeBefore, due } = words.change?.(event) ?? {};
  const consents = event.payload['consents'];
  const sentence = say(event.type, {
    who: words.actor(event),
    whom: persons.map((id) => words.person(id)).join(say('separator', {})),
    hasWhom: persons.length === 0 ? 'no' : 'yes',
    outcome: event.outcome === null ? '' : word(`Outcome.${event.outcome}`),
    reason: event.reason === null ? '' : word(`Reason.${event.reason}`),
    hasReason: event.reason === null ? 'no' : 'yes',
    unit: words.unit(given('unitId') ?? ''),
    task: word(`ReviewTask.${given('task') ?? ''}`),
    status: event.toStatus === null ? '' : word(`CaseStatus.${event.toStatus}`),
    cycle: event.cycle ?? 1,
    from: typeof assigneeBefore === 'string' ? words.person(assigneeBefore) : '',
    hasFrom: typeof assigneeBefore === 'string' ? 'yes' : 'no',
    hasDue: due === undefined ? 'no' : 'yes',
    dueFrom: words.day(due?.from ?? null),
    dueTo: words.day(due?.to ?? null),
    consents: (Array.isArray(consents) ? consents : [])
      .map((consent) => word(`Consent.${String(consent)}`))
      .join(say('separator', {})),
  });
  const moved = event.fromStatus !== null && event.toStatus !== null && event.fromStatus !== event.toStatus;
  const isEarlier = event.effectiveAt !== null && event.effectivePrecision !== 'INSTANT';
  return [
    capitalised(sentence),
    moved &&
      say('moved', {
        from: word(`CaseStatus.${event.fromStatus}`),
        to: word(`CaseStatus.${event.toStatus}`),
      }),
    written.length > 0 &&
      say('written', { fields: written.join(say('separator', {})), count: written.length }),
    isEarlier && say('tookEffect', { on: words.day(event.effectiveAt) }),
  ]
    .filter(Boolean)
    .join(' ');
}
