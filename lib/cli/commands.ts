import type { Command } from '@/lib/cli/command';

/** Every command. Add one here; its code is loaded only when it is called. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'user create',
    summary: 'create an account and print a one-time link to choose its password',
    usage: `npm run attest -- user create --email ADDRESS --name "FULL NAME" --role ROLE
    [--organisation NAME] [--unit NAME] [--locale en|ar] [--password-stdin]

  --role            REPORTER, ANALYST, SUPERVISOR, AUDITOR or ADMIN
  --organisation    a reporter's organisation; created where there is none of that name
  --unit            a military unit the person belongs to; created where there is none of that name
  --password-stdin  read the password from standard input instead of printing a link`,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      organisation: { type: 'string' },
      unit: { type: 'string' },
      locale: { type: 'string' },
      'password-stdin': { type: 'boolean' },
    },
    load: async () => (await import('@/lib/cli/user')).createUser,
  },
  {
    name: 'user reset',
    summary: 'print a one-time link with which a person chooses a new password',
    usage: `npm run attest -- user reset --email ADDRESS`,
    options: { email: { type: 'string' } },
    load: async () => (await import('@/lib/cli/user')).resetUser,
  },
  {
    name: 'user disable',
    summary: 'close an account and end its sessions',
    usage: `npm run attest -- user disable --email ADDRESS`,
    options: { email: { type: 'string' } },
    load: async () => (await import('@/lib/cli/user')).disableUser,
  },
  {
    name: 'user list',
    summary: 'list the accounts',
    usage: `npm run attest -- user list`,
    options: {},
    load: async () => (await import('@/lib/cli/user')).listUsers,
  },
];
