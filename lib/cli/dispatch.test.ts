import { describe, expect, it } from 'vitest';
import { UsageError, type Command } from '@/lib/cli/command';
import { dispatch } from '@/lib/cli/dispatch';

const COMMAND: Command = {
  name: 'try',
  summary: 'Tries.',
  usage: 'try --json',
  options: {},
  by: ['ANALYST'],
  load: () => Promise.reject(new UsageError('a month is missing')),
};

async function called(...args: readonly string[]) {
  const [written, noted]: [string[], string[]] = [[], []];
  const exit = await dispatch([COMMAND], args, {
    write: (text) => void written.push(text),
    note: (text) => void noted.push(text),
    readInput: () => Promise.resolve(''),
    interactive: false,
  });
  return { exit, written, noted: noted.join('') };
}

describe('a command that was called wrongly', () => {
  it('says so in words, and with --json in one object as well', async () => {
    expect(await called('try')).toMatchObject({ exit: 2, written: [] });
    const { exit, written, noted } = await called('try', '--json');
    expect(exit).toBe(2);
    expect(noted).toContain('a month is missing');
    expect(written.map((line) => JSON.parse(line) as unknown)).toEqual([
      { ok: false, problems: [{ code: 'calledWrongly' }] },
    ]);
  });

  it('is told of an option that there is not, in the same way', async () => {
    const { written } = await called('try', '--nothing', '--json');
    expect(written.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ ok: false }]);
  });
});
