import { isOfCase, type LedgerAct } from '@/lib/domain/ledger/act';
import { capitalised, sayEvent, type EventWords } from '@/lib/i18n/event-words';

/** The words that an act is said with, in one language: those of a case's history, and what acts on no case name besides. */
export type LedgerWords = EventWords & {
  /** `ledger.event` of the catalogues. */
  readonly sayAct: (key: string, values: Record<string, string>) => string;
  /** Who did it, by name or as "the operator". */
  readonly who: (act: LedgerAct) => string;
  readonly organisation: (id: string) => string;
  /** Which figure of which month; the figure is blank for an opening balance. */
  readonly figure: (id: string) => { readonly figure: string; readonly month: string };
  readonly delegation: (id: string) => {
    readonly giver: string;
    readonly delegate: string;
    readonly from: string;
    readonly until: string;
  };
};

/** Says an act as a sentence: one on a case as its history does, any other in words of its own. */
export function sayAct(words: LedgerWords, act: LedgerAct): string {
  if (isOfCase(act)) return sayEvent(words, act);
  const { payload, object } = act;
  const roleWord = (name: string): string => {
    const role = payload[name];
    return typeof role === 'string' ? (words.enumWord(`ActorKind.${role}`) ?? '') : '';
  };
  const role = roleWord('role') || roleWord('to');
  const from = roleWord('from');
  const isAbout = (kind: string): boolean => object.kind === kind;
  const sentence = words.sayAct(act.type, {
    who: words.who(act),
    whom: isAbout('ACCOUNT') ? words.person(object.id) : '',
    role,
    hasRole: role === '' ? 'no' : 'yes',
    hasFrom: from === '' ? 'no' : 'yes',
    from,
    organisation: isAbout('ORGANISATION') ? words.organisation(object.id) : '',
    unit: isAbout('UNIT') ? words.unit(object.id) : '',
    ...(isAbout('FIGURE') ? words.figure(object.id) : {}),
    ...(isAbout('DELEGATION') ? words.delegation(object.id) : {}),
  });
  return capitalised(sentence);
}
