import { builtRoutes } from '../access/routes';
import { expectAccessible } from '../fixtures/accessible';
import type { Cast, Person } from '../fixtures/people';
import type { Visit } from '../fixtures/stage';
import { expect, test as base } from '../fixtures/test';
import { TOURS, type Tour } from '../pages/tours';
import { walk } from '../pages/walk';
import { makePagesWorld, type PagesWorld } from '../pages/world';
import { paths } from '@/lib/config/paths';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { browserRun } from '@/lib/testing/browser-run';

const test = base.extend<object, { world: PagesWorld }>({
  world: [
    async ({ cast }, provide) => provide(await makePagesWorld(cast, browserRun().origin)),
    { scope: 'worker' },
  ],
});

// Nothing here waits for another: both workers share it.
test.describe.configure({ mode: 'parallel', timeout: 180_000 });
// So many pages, each said by its address when something is wrong: a recording of them all costs more than it tells.
test.use({ trace: 'off', screenshot: 'off' });

test('every page of the build is somewhere on the way', () => {
  const pages = builtRoutes().filter(({ isPage }) => isPage);
  const stops = Object.values(TOURS).flatMap((tour) => tour.map(({ route }) => route));
  expect([...new Set<string>(stops)].sort()).toEqual(pages.map(({ path }) => path).sort());
});

const STAFF = [
  ['analyst', 'analyst'],
  ['analyst at work', 'analyst'],
  ['supervisor', 'supervisor'],
  ['auditor', 'auditor'],
  ['admin', 'admin'],
] as const satisfies readonly (readonly [Tour, keyof Cast])[];

for (const locale of LOCALES)
  test.describe(`in ${LOCALE_NAMES[locale]}`, () => {
    for (const who of ['visitor', 'member'] as const)
      test(`every page of a ${who}`, async ({ stage, world }) => {
        const page = await stage.open(null, { locale, kept: world[who] });
        await walk(page, TOURS[who], world.places, { locale, readers: 'public' });
      });

    for (const [tour, role] of STAFF)
      test(`every page of the ${tour}`, async ({ stage, world, cast }) => {
        const page = await stage.open(cast[role], { locale });
        await walk(page, TOURS[tour], world.places, { locale, readers: 'staff' });
      });
  });

test('pages in the dark', async ({ stage, world: { places }, cast }) => {
  const dark: Visit = { colours: 'dark' };
  const seen = async (who: Person | null, readers: 'public' | 'staff', addresses: readonly string[]) => {
    const page = await stage.open(who, dark);
    for (const address of addresses) {
      await page.goto(address);
      await expectAccessible(page, readers);
    }
  };
  await seen(null, 'public', [paths.front(), paths.report(), paths.publication(places.month)]);
  await seen(cast.analyst, 'staff', [paths.cases(), paths.case(places.cases.credible)]);
});
