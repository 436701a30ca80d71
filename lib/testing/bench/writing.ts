import { randomUUID } from 'node:crypto';
import { digestOf, newToken } from '@/lib/auth/digest';
import { paths } from '@/lib/config/paths';
import { acceptCase } from '@/lib/db/commands/accept-case';
import { receiveAllegation } from '@/lib/db/commands/receive-allegation';
import { resolveSession } from '@/lib/db/queries/resolve-session';
import { PUBLIC_ACTOR } from '@/lib/domain/case/actor';
import { hiddenFields, insist, type HttpClient } from '@/lib/testing/bench/http-client';
import type { Pair } from '@/lib/testing/bench/load';
import type { Visit } from '@/lib/testing/bench/visit';
import { allegationToReceive } from '@/prisma/factories/allegations';
import { done } from '@/prisma/factories/cases';

/** What somebody without an account types into the report form. */
const TYPED: Readonly<Record<string, string>> = {
  language: 'ar',
  sourceKind: 'INDIVIDUAL',
  narrative: 'بعد منتصف الليل سمعنا طائرة ثم انفجارين متقاربين. سقط البيت على من فيه.',
  ourInvolvement: 'صوت الطائرة قبل الانفجار.',
  governorate: 'SY-RA',
  placeText: 'تل رمان',
  placeTextLatin: 'Tell Ruman',
  dateKind: 'DAY',
  day: '4',
  month: '3',
  year: '2026',
  timeKind: 'WORDS',
  timeWords: 'بعد منتصف الليل',
  killedMin: '2',
  killedMax: '4',
  injuredMin: '3',
  contactKind: 'ANONYMOUS',
  consentReview: 'yes',
  go: 'review',
};

type Draft = { readonly draft: string; readonly cookie: string };

/** Fills in the report form and leaves it at the review. */
async function fillIn(http: HttpClient): Promise<Draft> {
  const answer = await http.postForm(paths.reportStep('submit'), TYPED);
  insist(answer, 303, '/report/review');
  const draft = new URL(answer.location ?? '', 'http://localhost').searchParams.get('draft') ?? '';
  return { draft, cookie: answer.cookies.join('; ') };
}

/** An allegation read through is sent: case, texts, return code, event, ledger entry. */
export function submission({ http }: Visit): Pair<Draft, null> {
  return {
    http: {
      make: (count) => oneByOne(count, () => fillIn(http)),
      run: async ({ draft, cookie }) =>
        insist(await http.postForm(paths.reportStep('send'), { draft }, cookie), 303, '/report/received'),
    },
    sql: { make: (count) => oneByOne(count, async () => null), run: async () => void (await receiveOne()) },
  };
}

type Form = {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly reference: string;
};
type Received = Awaited<ReturnType<typeof receiveOne>>;

/** A received case is taken up by an analyst, through the form of its step. */
export function transition(visit: Visit): Pair<Form, Received> {
  const { http, analyst, cookie, tokenHash } = visit;
  return {
    http: {
      make: (count) =>
        oneByOne(count, async () => {
          const { reference } = await receiveOne();
          const path = paths.caseStep(reference, 'accept-case');
          const page = await http.get(path, cookie);
          insist(page, 200, reference);
          return { path, reference, fields: hiddenFields(page.body, 'expectedVersion') };
        }),
      run: async ({ path, fields, reference }) =>
        insist(await http.postForm(path, fields, cookie), 303, paths.case(reference)),
    },
    sql: {
      make: (count) => oneByOne(count, receiveOne),
      run: async ({ caseId }) => {
        await resolveSession(tokenHash);
        await done(acceptCase(analyst, { caseId, expectedVersion: 1 }));
      },
    },
  };
}

/** Receives one allegation as the public form does, without the form. */
export function receiveOne() {
  return done(
    receiveAllegation(
      PUBLIC_ACTOR,
      allegationToReceive({ id: randomUUID(), files: [], returnCodeHash: digestOf(newToken()) }),
    ),
  );
}

async function oneByOne<T>(count: number, make: () => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}
