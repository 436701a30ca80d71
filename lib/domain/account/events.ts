/**
 * Everything that can happen to an account, an organisation or a unit: closed unions in the past tense. Payloads hold
 * ids, enums and names of changed fields only; names and addresses stay in the account's own row.
 */
export const ACCOUNT_EVENT_TYPES = [
  'ACCOUNT_CREATED',
  'ACCOUNT_DETAILS_CHANGED',
  'ACCOUNT_DISABLED',
  'ACCOUNT_ENABLED',
  'ROLE_CHANGED',
  'ROLE_GRANT_REQUESTED',
  'ROLE_GRANTED',
  'ROLE_GRANT_REFUSED',
  'PASSWORD_RESET_REQUESTED',
  'PASSWORD_RESET_REFUSED',
  'PASSWORD_RESET_ISSUED',
  'PASSWORD_SET',
] as const;
export type AccountEventType = (typeof ACCOUNT_EVENT_TYPES)[number];

export const DIRECTORY_EVENT_TYPES = [
  'ORGANISATION_CREATED',
  'ORGANISATION_DISABLED',
  'ORGANISATION_ENABLED',
  'UNIT_CREATED',
] as const;
export type DirectoryEventType = (typeof DIRECTORY_EVENT_TYPES)[number];
