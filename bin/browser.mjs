// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { toolEnvironment } from './environment.mjs';
import { ROOT } from './folders.mjs';
import { findProgram, starts } from './outside-tools.mjs';
import { run } from './processes.mjs';
import { Explained } from './terminal.mjs';

/** Names on the search path, then places where installers put it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser for the browser tests: CHROME_BIN, one that is installed, Playwright's own (downloaded
 * when it can be), or, for root on Debian and its kin, the system's package.
 * @param {(text: string) => void} note
 * @returns {Promise<string>} path of the program
 */
export async function findBrowser(note) {
  const asked = process.env.CHROME_BIN;
  if (asked) {
    if (starts(asked)) return asked;
    throw new Explained(
      `CHROME_BIN is ${asked}, which does not start.`,
      'Set it to a Chrome or Chromium program, or unset it.',
    );
  }
  const installed = installedBrowser() ?? (await playwrightBrowser());
  if (installed) return installed;

  note("no Chrome or Chromium here: downloading Playwright's");
  const download = await run(
    process.execPath,
    [path.join(ROOT, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'],
    {
      cwd: ROOT,
      env: { ...toolEnvironment(), PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    },
  );
  const downloaded = await playwrightBrowser();
  if (downloaded) return downloaded;
  note(download.code === 0 ? 'it does not start on this system' : 'it cannot be downloaded from here');

  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    note('installing the system package chromium');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env });
    await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env });
    const packaged = installedBrowser();
    if (packaged) return packaged;
  }
  throw new Explained(
    'The browser tests need Chrome or Chromium, and none could be found or installed.',
    'Install one (on Debian, as root: apt-get install chromium), or set CHROME_BIN to its program.',
  );
}

function installedBrowser() {
  const candidates = [
    ...NAMES.map((name) => findProgram(name)),
    ...PLACES.filter((place) => existsSync(place)),
  ];
  return candidates.find((candidate) => candidate !== undefined && starts(candidate));
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const program = chromium.executablePath();
  return existsSync(program) && starts(program) ? program : undefined;
}
