import { test as base } from '@playwright/test';
import { makeWorld, type World } from './world';
import { browserRun } from '@/lib/testing/browser-run';

/** Tests of who may do what: plain requests against one world of people and cases for each worker. */
export const test = base.extend<object, { world: World }>({
  world: [async ({}, provide) => provide(await makeWorld(browserRun().origin)), { scope: 'worker' }],
});

export { expect } from '@playwright/test';
