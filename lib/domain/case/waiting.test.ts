import { describe, expect, it } from 'vitest';
import { waitsFor, type WaitingFacts } from '@/lib/domain/case/waiting';

const quiet: WaitingFacts = {
  status: 'UNDER_INITIAL_ASSESSMENT',
  unreadReplies: 0,
  awaitingInformation: false,
  pending: [],
  hasTask: false,
  determination: null,
};

describe('what a case waits for', () => {
  it.each([
    [{}, 'INITIAL_ASSESSMENT'],
    [{ status: 'RECEIVED' }, 'ACCEPTING'],
    [{ status: 'UNDER_CREDIBILITY_ASSESSMENT' }, 'CREDIBILITY_ASSESSMENT'],
    [{ status: 'UNDER_INVESTIGATION' }, 'FINDINGS'],
    [{ status: 'AWAITING_DECISION', determination: 'SUBMITTED' }, 'DECISION'],
    [{ determination: 'DRAFT' }, 'SUBMISSION'],
    [{ determination: 'RETURNED' }, 'MENDING'],
    [{ awaitingInformation: true, determination: 'RETURNED' }, 'REPLY'],
    [{ pending: ['RECOMMENDATION'] }, 'AGREEMENT'],
    [{ pending: ['RECOMMENDATION', 'SCREENING_OUT'] }, 'COUNTERSIGN'],
    [{ unreadReplies: 1, pending: ['RECOMMENDATION'] }, 'READING'],
    [{ status: 'CLOSED_CREDIBLE', determination: 'APPROVED' }, 'NOTHING'],
    [{ status: 'CLOSED_CREDIBLE', pending: ['REOPENING_REQUEST'] }, 'REOPENING_PROPOSAL'],
    [{ status: 'CLOSED_CREDIBLE', pending: ['REOPENING_REQUEST', 'REOPENING'] }, 'REOPENING_DECISION'],
    [{ status: 'CLOSED_CREDIBLE', hasTask: true }, 'LOOKING_AGAIN'],
    [{ status: 'CLOSED_CREDIBLE', hasTask: true, pending: ['REOPENING_REQUEST'] }, 'REOPENING_PROPOSAL'],
    [{ status: 'SCREENED_OUT' }, 'NOTHING'],
  ] as const)('%o: %s', (facts, wanted) => {
    expect(waitsFor({ ...quiet, ...facts })).toBe(wanted);
  });
});
