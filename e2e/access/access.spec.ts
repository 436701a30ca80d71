import { existsSync } from 'node:fs';
import type { APIResponse } from '@playwright/test';
import { ENDINGS, MATRIX } from './matrix';
import { builtRoutes, isOfRoute, METHODS } from './routes';
import { expect, test } from './test';
import { VISITORS } from './visitors';
import { SECRET } from './world';
import { paths } from '@/lib/config/paths';

test.use({ trace: 'off', screenshot: 'off' });

const ALL_ROWS = [...MATRIX, ...ENDINGS];

test('every route has its rows, and every row its route', () => {
  const routes = builtRoutes().map(({ path }) => path);
  const rows = ALL_ROWS.map(({ route }) => route);
  expect([...new Set(rows)].sort()).toEqual([...new Set(routes)].sort());
});

test('nothing stands before the routes: each is its own guard', () => {
  for (const name of ['proxy', 'middleware'])
    for (const folder of ['.', 'src'])
      for (const ending of ['ts', 'js', 'mts', 'mjs'])
        expect(existsSync(`${folder}/${name}.${ending}`), `${folder}/${name}.${ending}`).toBe(false);
});

test.describe('who gets what', () => {
  for (const row of MATRIX) {
    test(`${row.method} ${row.route}: ${row.of}`, async ({ world }) => {
      const path = row.path(world.objects);
      expect(isOfRoute(row.route, path), `${path} is of ${row.route}`).toBe(true);
      const answers = await Promise.all(
        VISITORS.map(async (visitor) => {
          const client = world.clients[visitor];
          const response = await (row.method === 'GET' ? client.get(path) : client.post(path));
          const answer = client.answerOf(response, row.route);
          if (answer !== 'OK') expect(await response.text(), `${visitor} at ${path}`).not.toContain(SECRET);
          return [visitor, answer] as const;
        }),
      );
      expect(Object.fromEntries(answers)).toEqual(row.answers);
    });
  }
});

test('no other method answers', async ({ world }) => {
  const client = world.clients.supervisor;
  for (const { path: route, isPage } of builtRoutes()) {
    const rows = ALL_ROWS.filter((row) => row.route === route);
    const [row] = rows;
    if (!row) continue; // said by the first test
    const path = row.path(world.objects);
    for (const method of METHODS.filter((name) => !rows.some((known) => known.method === name))) {
      const answer = client.answerOf(await client.send(method, path), route);
      // Next draws a page whatever the method; it does nothing else.
      expect(answer, `${method} ${path}`).toBe(isPage ? row.answers.supervisor : 'NO_METHOD');
    }
  }
});

test('what the browser fetches between pages is guarded as the pages are', async ({ world }) => {
  for (const row of MATRIX.filter(({ method }) => method === 'GET')) {
    const path = row.path(world.objects);
    await Promise.all(
      VISITORS.filter((visitor) => row.answers[visitor] !== 'OK').map(async (visitor) => {
        const response = await world.clients[visitor].get(path, { rsc: '1' });
        expect(await response.text(), `${visitor} at ${path}`).not.toContain(SECRET);
      }),
    );
  }
});

test('what is missing and what is not yours are answered alike, to the byte', async ({ world }) => {
  const { ownReporter, anonymous, admin } = world.clients;
  const { own, other, told, missing, otherFile, toldFile, nothing } = world.objects;
  const pairs = [
    [ownReporter, paths.portalAllegation(other), paths.portalAllegation(missing)],
    [ownReporter, paths.portalAllegation(told), paths.portalAllegation(missing)],
    [ownReporter, paths.case(own), paths.case(missing)],
    [admin, paths.case(own), paths.case(missing)],
    [admin, paths.caseStep(own, 'decide'), paths.caseStep(missing, 'decide')],
    [ownReporter, paths.evidence(otherFile), paths.evidence(nothing)],
    [anonymous, paths.evidence(toldFile), paths.evidence(nothing)],
  ] as const;
  for (const [client, notYours, absent] of pairs) {
    const [first, second] = [await client.get(notYours), await client.get(absent)];
    expect(await comparable(first, notYours), notYours).toEqual(await comparable(second, absent));
    expect(first.status()).toBe(404);
  }
});

/**
 * An answer without the hour and without the address that was asked for. What React streams for its own use comes in
 * rows, in whatever order they were ready, cut anywhere: they are compared as a set.
 */
async function comparable(response: APIResponse, path: string): Promise<object> {
  const { date: _date, ...headers } = response.headers();
  const long = path.split('/').filter((part) => part.length > 8);
  const page = long.reduce((text, part) => text.replaceAll(part, ''), await response.text());
  const streamed = [...page.matchAll(STREAMED)].map(([, text]) => JSON.parse(`"${text ?? ''}"`) as string);
  return { headers, page: page.replaceAll(STREAMED, ''), rows: streamed.join('').split('\n').sort() };
}

const STREAMED = /<script>self\.__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)<\/script>/g;

test.describe('at the end', () => {
  for (const row of ENDINGS) {
    test(`${row.method} ${row.route}: ${row.of}`, async ({ world }) => {
      const path = row.path(world.objects);
      const answers = await Promise.all(
        VISITORS.map(async (visitor) => {
          const client = world.clients[visitor];
          const response = await (row.method === 'GET' ? client.get(path) : client.post(path));
          return [visitor, client.answerOf(response, row.route)] as const;
        }),
      );
      expect(Object.fromEntries(answers)).toEqual(row.answers);
    });
  }
});
