/**
 * The roles of accounts (process §7), and which of them take two people.
 */
export const ROLES = ['REPORTER', 'ANALYST', 'SUPERVISOR', 'AUDITOR', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Roles whose granting or resetting waits for a second administrator, so that no administrator alone can mint an
 * approver (process §7). ADMIN is among them: else one administrator makes another, and is both people at once.
 */
export const TWO_PERSON_ROLES = ['SUPERVISOR', 'AUDITOR', 'ADMIN'] as const;
export type TwoPersonRole = (typeof TWO_PERSON_ROLES)[number];

/** True for a stored or typed word that is a role. */
export function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word);
}

/** Whether granting this role, or resetting the password of who has it, takes a second administrator. */
export function needsSecondPerson(role: Role): role is TwoPersonRole {
  return (TWO_PERSON_ROLES as readonly string[]).includes(role);
}
