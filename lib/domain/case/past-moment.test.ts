import { describe, expect, it } from 'vitest';
import { readPastMoment, type PastQuestion } from '@/lib/domain/case/past-moment';

describe('the moment a past view asks for', () => {
  it.each<[string, PastQuestion, ReturnType<typeof readPastMoment>]>([
    ['an entry', { entry: '12' }, { seq: 12 }],
    ['the end of a day', { on: '2018-02-28' }, { instant: '2018-02-28T23:59:59.999Z' }],
    ['the end of a minute', { on: '2018-02-28', at: '09:30' }, { instant: '2018-02-28T09:30:59.999Z' }],
    ['no time given', { on: '2018-02-28', at: '' }, { instant: '2018-02-28T23:59:59.999Z' }],
    ['nothing', {}, null],
    ['an entry that is no number', { entry: '12; --' }, null],
    ['an entry no number can hold', { entry: '9'.repeat(40) }, null],
    ['a day that does not exist', { on: '2018-02-30' }, null],
    ['a time that does not exist', { on: '2018-02-28', at: '24:00' }, null],
    ['two days', { on: ['2018-02-28', '2018-03-01'] }, null],
    ['a NUL', { on: '2018-02-28\0' }, null],
  ])('%s', (_what, question, moment) => {
    expect(readPastMoment(question)).toEqual(moment);
  });
});
