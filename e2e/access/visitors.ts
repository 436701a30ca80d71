/** Everyone who may come to the door. `ownReporter` belongs to the organisation of the case that rows call `own`. */
export const VISITORS = [
  'anonymous',
  'holder',
  'ownReporter',
  'otherReporter',
  'analyst',
  'recusedAnalyst',
  'supervisor',
  'auditor',
  'admin',
  'disabled',
] as const;
export type Visitor = (typeof VISITORS)[number];

/** What a request is answered with: a status by its meaning, or where it leads. */
export type Answer =
  'OK' | 'NOT_FOUND' | 'SIGN_IN' | 'BAD_REQUEST' | 'FORBIDDEN' | 'NO_METHOD' | 'FAULT' | `TO ${string}`;

/** The exact answer for every visitor. */
export type Answers = Readonly<Record<Visitor, Answer>>;

type Nobody = 'anonymous' | 'holder' | 'disabled';

/** The same for all. */
export const everyone = (answer: Answer): Answers =>
  Object.fromEntries(VISITORS.map((visitor) => [visitor, answer])) as Answers;

/** Who has no account, or none any more, is sent to sign in; everyone else gets what is said of them here. */
export const signedIn = (answers: Readonly<Record<Exclude<Visitor, Nobody>, Answer>>): Answers => ({
  anonymous: 'SIGN_IN',
  holder: 'SIGN_IN',
  disabled: 'SIGN_IN',
  ...answers,
});

/** A page for staff who work on cases or read them. */
export const casework = (answer: Answer, auditor: Answer = answer): Answers =>
  signedIn({
    ownReporter: 'NOT_FOUND',
    otherReporter: 'NOT_FOUND',
    analyst: answer,
    recusedAnalyst: answer,
    supervisor: answer,
    auditor,
    admin: 'NOT_FOUND',
  });

/** A page for administrators. */
export const administration = (answer: Answer): Answers =>
  signedIn({
    ownReporter: 'NOT_FOUND',
    otherReporter: 'NOT_FOUND',
    analyst: 'NOT_FOUND',
    recusedAnalyst: 'NOT_FOUND',
    supervisor: 'NOT_FOUND',
    auditor: 'NOT_FOUND',
    admin: answer,
  });

/** A page for members of organisations: `own` for those of the case's, `other` for everyone else's. */
export const members = (own: Answer, other: Answer = own): Answers =>
  signedIn({
    ownReporter: own,
    otherReporter: other,
    analyst: 'NOT_FOUND',
    recusedAnalyst: 'NOT_FOUND',
    supervisor: 'NOT_FOUND',
    auditor: 'NOT_FOUND',
    admin: 'NOT_FOUND',
  });
