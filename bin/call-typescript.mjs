// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Started by typescript.mjs under tsx: reads { module, exported, input } from standard input, calls
 * the function with the input and a `log`, and writes its result as one marked line.
 */

/** Marks the line that carries the result. Keep in step with typescript.mjs. */
const RESULT_MARK = '\u0001result:';

const { module, exported, input } = JSON.parse(readFileSync(0, 'utf8'));
const loaded = await import(pathToFileURL(path.resolve(module)).href);
const result = await loaded[exported]({ ...input, log: (/** @type {string} */ line) => console.error(line) });
process.stdout.write(`${RESULT_MARK}${JSON.stringify(result ?? null)}\n`, () => process.exit(0));
