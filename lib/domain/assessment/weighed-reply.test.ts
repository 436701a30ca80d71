import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/domain/assessment/finding';
import { replyProblems, type WeighedReply } from '@/lib/domain/assessment/weighed-reply';

const CITING: readonly Finding[] = [
  { id: 'f', text: 'A house was hit.', citations: [{ kind: 'RFI_REPLY', id: 'a' }] },
];
const said = (use: WeighedReply['use'], how = 'In finding 1.'): readonly WeighedReply[] => [
  { rfiId: 'a', use, how },
];

describe('what is not said yet of a reply', () => {
  it.each<[string, readonly WeighedReply[], readonly Finding[], readonly string[]]>([
    ['nothing was said', [], [], ['determination.replyNotWeighed replies.a']],
    ['words, but neither used nor not', said(null), [], ['determination.replyNotWeighed replies.a']],
    ['used, but not where', said('USED', ' '), [], ['determination.replyHowMissing replies.a.how']],
    ['not used, but not why', said('NOT_USED', ''), [], ['determination.replyHowMissing replies.a.how']],
    ['used, and where', said('USED'), [], []],
    ['not used, and why', said('NOT_USED', 'It is about another house.'), [], []],
    ['a finding cites it', [], CITING, []],
    ['a finding cites it, and it is said where besides', said('USED'), CITING, []],
    [
      'a finding cites it, and it is said not to be used',
      said('NOT_USED'),
      CITING,
      ['determination.replyCitedNotUsed replies.a'],
    ],
  ])('%s', (_name, replies, findings, expected) => {
    const problems = replyProblems({ replies, findings }, ['a']);
    expect(problems.map(({ code, field }) => `${code} ${field ?? ''}`)).toEqual(expected);
  });

  it('is asked of every reply by its number, and of none that is not on the case', () => {
    const problems = replyProblems({ replies: said('USED'), findings: [] }, ['a', 'b', 'c']);
    expect(problems.map(({ params }) => params?.['number'])).toEqual([2, 3]);
    expect(replyProblems({ replies: said('USED'), findings: [] }, [])).toMatchObject([
      { code: 'determination.replyUnknown' },
    ]);
  });
});
