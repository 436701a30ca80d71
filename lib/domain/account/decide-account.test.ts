import { describe, expect, it } from 'vitest';
import {
  ACCOUNT_ACTIONS,
  decideAccount,
  decideCreation,
  whyNotDecide,
  type AccountAction,
} from '@/lib/domain/account/decide-account';
import { ROLES, type Role } from '@/lib/domain/account/roles';
import type { Actor } from '@/lib/domain/case/actor';

const ADMIN: Actor = { kind: 'ADMIN', userId: 'a', name: 'Ines Okafor', unitId: null };
const OPERATOR: Actor = { kind: 'OPERATOR', userId: null, name: 'operator' };

const word = (
  actor: Actor,
  role: Role,
  action: AccountAction,
  to?: Role,
  disabled = false,
  id = 'x',
): string => {
  const decision = decideAccount(actor, { id, role, disabled }, action, 2, to);
  return decision.go === 'NO' ? decision.problem.code : decision.go;
};

describe('what an administrator may do alone', () => {
  it('is exactly this', () => {
    const table = Object.fromEntries(
      ROLES.map((role) => [
        role,
        [
          word(ADMIN, role, 'CHANGE_DETAILS'),
          word(ADMIN, role, 'DISABLE'),
          word(ADMIN, role, 'ENABLE', undefined, true),
          word(ADMIN, role, 'RESET_PASSWORD'),
          word(ADMIN, role === 'ANALYST' ? 'REPORTER' : 'ANALYST', 'CHANGE_ROLE', role),
        ],
      ]),
    );
    expect(table).toEqual({
      REPORTER: ['NOW', 'NOW', 'NOW', 'NOW', 'NOW'],
      ANALYST: ['NOW', 'NOW', 'NOW', 'NOW', 'NOW'],
      SUPERVISOR: ['NOW', 'NOW', 'REQUEST', 'REQUEST', 'REQUEST'],
      AUDITOR: ['NOW', 'NOW', 'REQUEST', 'REQUEST', 'REQUEST'],
      ADMIN: ['NOW', 'NOW', 'REQUEST', 'REQUEST', 'REQUEST'],
    });
  });

  it('never touches the own standing', () => {
    const own = ACCOUNT_ACTIONS.map((action) => word(ADMIN, 'ADMIN', action, 'ANALYST', false, 'a'));
    expect(own).toEqual(['NOW', ...Array<string>(4).fill('account.ownAccount')]);
  });

  it('refuses what is so already', () => {
    expect(word(ADMIN, 'ANALYST', 'DISABLE', undefined, true)).toBe('account.alreadyDisabled');
    expect(word(ADMIN, 'ANALYST', 'ENABLE')).toBe('account.notDisabled');
    expect(word(ADMIN, 'ANALYST', 'CHANGE_ROLE', 'ANALYST')).toBe('account.sameRole');
    expect(word(ADMIN, 'ANALYST', 'RESET_PASSWORD', undefined, true)).toBe('account.disabled');
  });
});

describe('anyone else', () => {
  it.each(['ANALYST', 'SUPERVISOR', 'AUDITOR'] as const)('%s may do nothing to accounts', (kind) => {
    const actor: Actor = { kind, userId: 'a', name: 'Owen Brandt', unitId: null };
    expect(ACCOUNT_ACTIONS.map((action) => word(actor, 'ANALYST', action, 'REPORTER'))).toEqual(
      Array(5).fill('notYourRole'),
    );
    expect(whyNotDecide(actor, { userId: 'x', requestedBy: 'y' })?.code).toBe('notYourRole');
  });

  it('the operator may do it at once only while two administrators are not there, and decides no request', () => {
    const of = (actor: Actor, otherAdmins: number) => {
      const account = { id: 'x', role: 'SUPERVISOR', disabled: false } as const;
      const decision = decideAccount(actor, account, 'RESET_PASSWORD', otherAdmins);
      return decision.go === 'NO' ? decision.problem.code : decision.go;
    };
    const named: Actor = { ...OPERATOR, userId: 'a' };
    expect([0, 1, 2].map((admins) => of(OPERATOR, admins))).toEqual(['NOW', 'NOW', 'account.nameAsker']);
    expect([0, 1, 2].map((admins) => of(named, admins))).toEqual(['NOW', 'NOW', 'REQUEST']);
    const creating = [0, 1, 2].map((admins) => decideCreation(named, 'AUDITOR', admins).go);
    expect(creating).toEqual(['NOW', 'NOW', 'REQUEST']);
    expect(decideCreation(OPERATOR, 'ANALYST', 5).go).toBe('NOW');
    expect(whyNotDecide(OPERATOR, { userId: 'x', requestedBy: 'y' })?.code).toBe('notYourRole');
  });
});

describe('a request', () => {
  it('is decided by an administrator who neither asked nor is concerned', () => {
    expect(whyNotDecide(ADMIN, { userId: 'x', requestedBy: 'b' })).toBeNull();
    expect(whyNotDecide(ADMIN, { userId: 'x', requestedBy: 'a' })?.code).toBe('account.ownRequest');
    expect(whyNotDecide(ADMIN, { userId: 'a', requestedBy: 'b' })?.code).toBe('account.ownAccount');
  });
});
