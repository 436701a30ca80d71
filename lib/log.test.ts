import { describe, expect, it } from 'vitest';
import { describeFault } from './log';

describe('describeFault', () => {
  it('keeps codes and drops what a database error quotes', () => {
    const error = Object.assign(new Error('Key (email)=(ines@example.org) already exists.'), {
      code: '23505',
      constraint: 'app_user_email_key',
      detail: 'ines@example.org',
    });
    const described = describeFault(error);
    expect(described).toMatchObject({ code: '23505', constraint: 'app_user_email_key' });
    expect(JSON.stringify(described)).not.toContain('ines@example.org');
  });

  it('keeps the message of our own faults and follows the cause', () => {
    const cause = Object.assign(new Error('row (Ines Okafor) is wrong'), { code: '23514' });
    const described = describeFault(new Error('The ledger has a gap', { cause }));
    expect(described).toMatchObject({ message: 'The ledger has a gap', cause: { code: '23514' } });
    expect(JSON.stringify(described)).not.toContain('Okafor');
  });

  it('says no more than the kind of a thrown value that is no error', () => {
    expect(describeFault('Ines Okafor')).toEqual({ kind: 'string' });
  });
});
