import type { Page } from '@playwright/test';

/** Waits until a page listens to keys: one that is pressed before is nobody's. The list of keys is open and shut then. */
export async function listensToKeys(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }));
    const list = document.querySelector('dialog[open]');
    if (list instanceof HTMLDialogElement) list.close();
    return list !== null;
  });
}
