import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './folders.mjs';

/** A tiny repository under the real rules, in which each file makes one import. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'attest-arrows-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json'])
    cpSync(path.join(ROOT, name), path.join(folder, name));
  const targets = [
    'app/page.tsx',
    'components/ui/mark.tsx',
    'components/case/panel.tsx',
    'lib/actions/act.ts',
    'lib/api/act.ts',
    'lib/auth/actor.ts',
  ];
  targets.push(
    'lib/db/client.ts',
    'lib/db/queries/get.ts',
    'lib/db/commands/do.ts',
    'lib/domain/rule.ts',
    'lib/ledger/entry.ts',
    'lib/import/read.ts',
  );
  targets.push('lib/storage/disk.ts', 'lib/config/env.ts', 'prisma/seed/demo.ts', 'e2e/steps.ts');
  for (const target of targets) write(target, 'export const it = 1;\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

/** Whether the rules let a new file at `from` import `to`. */
function mayImport(from: string, to: string): boolean {
  write(from, `import '@/${to}';\n`);
  try {
    const program = path.join(ROOT, 'node_modules', '.bin', 'depcruise');
    execFileSync(program, ['--config', '.dependency-cruiser.cjs', from], { cwd: folder, stdio: 'pipe' });
    return true;
  } catch (error) {
    expect(String((error as { stdout?: Buffer }).stdout)).toMatch(
      /error (not-in-allowed|only-db-imports-prisma|domain-is-pure|no-cycles)/,
    );
    return false;
  } finally {
    rmSync(path.join(folder, from));
  }
}

describe('the arrows', () => {
  it.each([
    ['lib/domain/new.ts', 'lib/db/client'],
    ['lib/domain/new.ts', 'lib/config/env'],
    ['lib/ledger/new.ts', 'lib/db/client'],
    ['lib/db/queries/new.ts', 'lib/actions/act'],
    ['lib/db/queries/new.ts', 'lib/import/read'],
    ['components/ui/new.tsx', 'lib/domain/rule'],
    ['components/case/new.tsx', 'lib/db/queries/get'],
    ['components/case/new.tsx', 'lib/actions/act'],
    ['app/new.tsx', 'lib/db/client'],
    ['app/new.tsx', 'prisma/seed/demo'],
    ['lib/actions/new.ts', 'lib/db/client'],
    ['lib/import/new.ts', 'lib/db/commands/do'],
    ['lib/new-room/new.ts', 'lib/domain/rule'],
  ])('forbid %s to import %s', (from, to) => {
    expect(mayImport(from, to)).toBe(false);
  });

  it.each([
    ['app/new.tsx', 'lib/db/queries/get'],
    ['components/case/new.tsx', 'lib/domain/rule'],
    ['lib/db/commands/new.ts', 'lib/ledger/entry'],
  ])('let %s import %s', (from, to) => {
    expect(mayImport(from, to)).toBe(true);
  });
});
