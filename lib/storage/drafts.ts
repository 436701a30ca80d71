import 'server-only';
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** The secret of one draft; only the browser that writes it holds it. */
export type DraftToken = string;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEPT_MS = 24 * 3_600_000;
const SWEEP_EVERY_MS = 10 * 60_000;

/** A fresh token of 256 random bits. */
export function newDraftToken(): DraftToken {
  return randomBytes(32).toString('base64url');
}

/** Whether a text can be a token at all. */
export function isDraftToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The public name of a draft: tells nothing about its token. 16 hex characters. */
export function draftIdOf(token: DraftToken): string {
  return createHash('sha256').update(`draft id ${token}`).digest('hex').slice(0, 16);
}

/** Texts typed into a form, kept encrypted under the browser's own token so that nobody else can read them, for a day. */
export interface DraftStore {
  put(token: DraftToken, content: unknown): Promise<void>;
  /** What was put, or null when there is nothing, it is too old or the token is another's. */
  get(token: DraftToken): Promise<unknown>;
  remove(token: DraftToken): Promise<void>;
  /** Removes what is older than a day, looking at most every ten minutes. Answers how many. */
  sweep(now: Date): Promise<number>;
}

/** Drafts in one folder of the local disk. */
export function localDrafts(folder: string): DraftStore {
  const fileOf = (token: DraftToken): string => {
    if (!isDraftToken(token)) throw new RangeError('not a draft token');
    return path.join(folder, createHash('sha256').update(`draft file ${token}`).digest('hex'));
  };
  let nextSweep = 0;
  return {
    async put(token, content) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const temporary = path.join(folder, randomUUID());
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(seal(token, JSON.stringify(content)));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, fileOf(token));
    },
    async get(token) {
      if (!isDraftToken(token)) return null;
      try {
        const { mtimeMs } = await stat(fileOf(token));
        if (mtimeMs < Date.now() - KEPT_MS) return null;
        return JSON.parse(unseal(token, await readFile(fileOf(token))));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async remove(token) {
      await rm(fileOf(token), { force: true });
    },
    async sweep(now) {
      if (now.getTime() < nextSweep) return 0;
      nextSweep = now.getTime() + SWEEP_EVERY_MS;
      let removed = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        const file = path.join(folder, name);
        const found = await stat(file).catch(() => null); // another may have removed it meanwhile
        if (found === null || found.mtimeMs >= now.getTime() - KEPT_MS) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

function keyOf(token: DraftToken): Buffer {
  return Buffer.from(hkdfSync('sha256', token, 'attest', 'draft encryption', 32));
}

function seal(token: DraftToken, text: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(token), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unseal(token: DraftToken, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(token), sealed.subarray(0, IV_BYTES));
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  );
}
