import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Client } from './client';
import { HOSTILE, HOSTILE_PLACES, NOBODY_SENDS, SCRIPT } from './hostile';
import { MATRIX, type Row } from './matrix';
import { builtActions, builtRoutes, isOfRoute } from './routes';
import { ACTIONS } from './actions';
import { VISITORS, type Visitor } from './visitors';
import { makeWorld, type World } from './world';
import { readAs } from '@/lib/db/scope/as-actor';
import { browserRun } from '@/lib/testing/browser-run';
import { current } from '@/prisma/factories/cases';

test.use({ trace: 'off', screenshot: 'off' });

/** Its own: what is typed here, and sessions that end in other tests, are nobody else's business. */
let world: World;
test.beforeAll(async () => {
  world = await makeWorld(browserRun().origin);
});

/** What each page reads after the question mark. A page that reads anything has to be named here. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '/cases': [
    ...['view', 'q', 'state', 'area', 'source', 'assigned', 'from', 'to'],
    ...['sort', 'after', 'before', 'n'],
  ],
  '/cases/[reference]': ['upload', 'whole'],
  '/cases/[reference]/[step]': ['unsent'],
  '/cases/[reference]/history': ['before'],
  '/cases/[reference]/held': ['before'],
  '/cases/[reference]/past': ['entry', 'on', 'at'],
  '/cases/[reference]/propose-correction': ['field'],
  '/ledger': ['object', 'actors', 'by', 'from', 'to', 'before', 'after'],
  '/admin/accounts': ['q', 'role', 'page'],
  '/portal': ['state', 'year', 'code', 'after'],
  '/portal/[reference]': ['upload'],
  '/portal/report': ['draft'],
  '/portal/report/review': ['draft'],
  '/portal/report/received': ['draft'],
  '/publications/[month]': ['page', 'asOf'],
  '/report': ['draft'],
  '/report/review': ['draft'],
  '/report/received': ['draft'],
  '/sign-in': ['to'],
  '/track/allegation': ['upload'],
  '/unsent': ['kept'],
};
/** Asked of handlers, which are no pages. */
const ASKED_OF_HANDLERS: Readonly<Record<string, readonly string[]>> = { '/language/[locale]': ['to'] };

const LISTS_IN_ORDER = ['received', 'incident', 'reference', 'state', 'closed'];

/** Everything hostile that can be asked of one address: each part and each question, one at a time. */
function hostileAddresses(
  route: string,
  address: string,
): readonly (readonly [name: string, address: string])[] {
  const parts = route.split('/');
  const given = address.split('?')[0]?.split('/') ?? [];
  const inParts = parts.flatMap((part, place) =>
    part.startsWith('[')
      ? Object.entries(HOSTILE).map(
          ([name, text]) => [`${part}: ${name}`, given.with(place, text).join('/')] as const,
        )
      : [],
  );
  const questions = ASKED[route] ?? ASKED_OF_HANDLERS[route] ?? [];
  const path = given.join('/');
  const inQuestions = questions.flatMap((question) => [
    ...Object.entries(HOSTILE).map(
      ([name, text]) => [`?${question}: ${name}`, `${path}?${question}=${text}`] as const,
    ),
    [`?${question}: twice`, `${path}?${question}=a&${question}=b`] as const,
    ...(question === 'after' || question === 'before'
      ? LISTS_IN_ORDER.flatMap((sort) =>
          Object.entries(HOSTILE_PLACES).map(
            ([name, text]) =>
              [
                `?${question}: ${name} by ${sort}`,
                `${path}?view=${sort === 'closed' ? 'closed' : 'open'}&sort=${sort}&${question}=${text}`,
              ] as const,
          ),
        )
      : []),
  ]);
  return [...inParts, ...inQuestions];
}

/** One address of each route that somebody is let in to, and who. */
const OPEN: readonly Row[] = builtRoutes().flatMap(
  ({ path }) =>
    MATRIX.find(
      ({ route, method, answers }) =>
        route === path && method === 'GET' && Object.values(answers).some((answer) => answer === 'OK'),
    ) ??
    MATRIX.find(({ route, method }) => route === path && method === 'GET') ??
    [],
);

test('every page that reads its address is tried with hostile ones', () => {
  const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('/page.tsx') && readFileSync(`app/${file}`, 'utf8').includes('searchParams'),
    )
    .map(
      (file) =>
        `/${file
          .split('/')
          .slice(0, -1)
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    );
  expect(Object.keys(ASKED).sort()).toEqual(pages.sort());
});

test.describe('an address of hostile texts is no fault', () => {
  for (const { route, path, answers } of OPEN) {
    const hasPlaces = route.includes('[') || route in ASKED || route in ASKED_OF_HANDLERS;
    if (!hasPlaces) continue;
    test(`GET ${route}`, async () => {
      const address = path(world.objects);
      expect(isOfRoute(route, address)).toBe(true);
      const letIn = VISITORS.filter((visitor) => answers[visitor] === 'OK');
      const visitors = new Set<Visitor>([
        'anonymous',
        letIn.includes('supervisor') ? 'supervisor' : (letIn[0] ?? 'anonymous'),
      ]);
      const tried = hostileAddresses(route, address);
      expect(tried.length).toBeGreaterThan(Object.keys(HOSTILE).length - 1);
      const faults: string[] = [];
      for (const visitor of visitors) {
        for (const [name, hostile] of tried) {
          const response = await world.clients[visitor].get(hostile);
          const text = await response.text();
          if (response.status() >= 500) faults.push(`${visitor}, ${name}: ${response.status()}`);
          if (text.includes(SCRIPT)) faults.push(`${visitor}, ${name}: the script stands in the page`);
        }
      }
      expect(faults).toEqual([]);
    });
  }
});

test('cookies of hostile texts are no fault', async () => {
  const client = await Client.open(browserRun().origin);
  const names = (await world.clients.supervisor.http.storageState()).cookies.map(({ name }) => name);
  const holder = (await world.clients.holder.http.storageState()).cookies.map(({ name }) => name);
  const faults: string[] = [];
  for (const cookie of new Set([...names, ...holder, 'attest_locale'])) {
    for (const [name, text] of Object.entries(HOSTILE)) {
      if (text.length > 4_000) continue; // no browser keeps one so long
      for (const path of ['/', '/cases', '/track/allegation', '/report?draft=0123456789abcdef']) {
        const response = await client.get(path, { cookie: `${cookie}=${text}` });
        if (response.status() >= 500) faults.push(`${cookie} at ${path}, ${name}: ${response.status()}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test.describe('a form of hostile texts is no fault', () => {
  for (const action of builtActions()) {
    test(action.name, async () => {
      const letIn = VISITORS.filter((visitor) => ACTIONS[action.name]?.[visitor] === 'LET_IN');
      const visitor = letIn.includes('supervisor') ? 'supervisor' : (letIn[0] ?? 'anonymous');
      const { objects, ids, cast } = world;
      const page = action.page
        .replace('[reference]', objects.own)
        .replace('[step]', 'send-rfi')
        .replace('[kind]', 'adjust')
        .replace('[id]', action.page.includes('historic') ? objects.batch : objects.account);
      const { expectedVersion } = await current(cast.supervisor.actor, ids.own);
      const sound = {
        ...{ caseId: ids.own, expectedVersion: String(expectedVersion), reference: objects.own },
        ...{ accountId: objects.account, requestId: objects.request, version: '1', batchId: objects.batch },
        ...{
          month: '0000-01',
          figure: 'received',
          value: '1',
          delta: '1',
          role: 'ANALYST',
          id: objects.nothing,
        },
        ...{ proposalId: objects.nothing, determinationId: objects.nothing, rfiId: objects.nothing },
        ...{ investigationId: objects.nothing, recusedUserId: objects.nothing, contentHash: '0'.repeat(64) },
      };
      const texts = [
        ...['note', 'rationale', 'remarks', 'findings', 'information', 'question', 'reply', 'whatChanged'],
        ...['reason', 'name', 'email', 'password', 'passwordAgain', 'code', 'to', 'narrative', 'placeText'],
        ...['links', 'codes', 'sourceName', 'approvalRemarks', 'oldValue', 'newValue', 'unitName', 'officer'],
      ];
      for (const [name, text] of Object.entries(NOBODY_SENDS)) {
        const fields = { ...sound, ...Object.fromEntries(texts.map((field) => [field, text])) };
        const all = Object.fromEntries(Object.keys(fields).map((field) => [field, text]));
        for (const sent of [fields, all]) {
          const response = await world.clients[visitor].act(page, action.id, sent);
          expect(response.status(), `${visitor}: ${name}`).toBeLessThan(500);
        }
      }
    });
  }
});

test('a NUL in a text is left out of what is kept', async () => {
  const { clients, ids, cast } = world;
  const act = (name: string, visitor: Visitor, page: string, fields: Record<string, string>) =>
    clients[visitor].act(page, builtActions().find((action) => action.name === name)?.id ?? '', fields);
  const noted = await act('addNoteAction', 'supervisor', `/cases/${world.objects.own}/add-note`, {
    caseId: ids.own,
    expectedVersion: String((await current(cast.supervisor.actor, ids.own)).expectedVersion),
    note: 'Sarab\u0000-Note',
  });
  expect(noted.headers()['x-action-redirect']).toContain(world.objects.own);

  const added = await act('addInformationAsReporter', 'ownReporter', `/portal/${world.objects.own}`, {
    reference: world.objects.own,
    information: 'Sarab\u0000-Added',
  });
  expect(added.status()).toBe(200);

  const values = await readAs(cast.auditor.actor, (tx) =>
    tx.recordedValue.findMany({
      where: { caseId: ids.own, valueJson: { contains: 'Sarab' } },
      orderBy: { recordedAt: 'asc' },
    }),
  );
  expect(values.map(({ valueJson }) => valueJson)).toEqual(['"Sarab-Note"', '"Sarab-Added"']);

  const name = `Sarab\u0000 House ${ids.own.slice(0, 8)}`;
  await act('createOrganisationAction', 'admin', '/admin/organisations', { name });
  const kept = await readAs({ ...cast.admin.actor, kind: 'ADMIN' }, (tx) =>
    tx.organisation.count({ where: { name: name.replace('\u0000', '') } }),
  );
  expect(kept).toBe(1);
});

test("next-auth's own door takes no hostile address for anybody", async () => {
  const { http } = await Client.open(browserRun().origin);
  for (const [name, email] of Object.entries(NOBODY_SENDS)) {
    const { csrfToken } = (await (await http.get('/api/auth/csrf')).json()) as { csrfToken: string };
    const form = { csrfToken, email, password: 'any words', json: 'true' };
    expect((await http.post('/api/auth/callback/credentials', { form })).status(), name).toBe(401);
  }
});

test('a report with a NUL in it, and a file whose name browsers have to write otherwise, are received', async () => {
  const { anonymous, supervisor } = world.clients;
  const written = await anonymous.post('/report/submit', {
    language: 'en',
    narrative: 'We\u0000 heard an aircraft.',
    dateKind: 'UNKNOWN',
    sourceKind: 'INDIVIDUAL',
    consentReview: 'yes',
    go: 'review',
  });
  expect(written.status()).toBe(303);
  const shown = await anonymous.get(written.headers()['location'] ?? '');
  expect(await shown.text()).toContain('We heard an aircraft.');

  const form = new FormData();
  form.append('files', new File(['What we saw.'], 'the "second"\r\nday.txt', { type: 'text/plain' }));
  const path = `/cases/${world.objects.own}/evidence`;
  const sent = await supervisor.http.post(path, { multipart: form });
  expect(sent.status()).toBe(303);
  const page = await (await supervisor.get(`/cases/${world.objects.own}`)).text();
  expect(page).toContain('the &quot;second&quot;day.txt');
});
