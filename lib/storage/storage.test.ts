import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftIdOf, localDrafts, newDraftToken } from '@/lib/storage/drafts';
import type { EvidenceStore } from '@/lib/storage/evidence-store';
import { localDiskStore } from '@/lib/storage/local-disk';
import { BrokenFormError, readForm } from '@/lib/storage/multipart';

const LIMITS = { maxFiles: 3, maxFileBytes: 1_000_000 };
let root: string;
let store: EvidenceStore;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'attest-store-'));
  store = localDiskStore(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

async function bytesOf(address: string): Promise<Buffer> {
  const found = await store.open(address);
  if (found === null) throw new Error('nothing there');
  return Buffer.concat(await found.stream.toArray());
}

test.each([1, 9, 65_536, 65_537, 999_999])(
  '%i bytes come back as they went in, under their SHA-256',
  async (size) => {
    const bytes = randomBytes(size);
    const stored = await store.put(Readable.from([bytes]), { maxBytes: 1_000_000 });
    expect(stored).toEqual({ sha256: sha256(bytes), size });
    expect(await bytesOf(stored.sha256)).toEqual(bytes);
    expect(
      (
        await stat(
          path.join(root, 'sha256', stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256),
        )
      ).mode & 0o077,
    ).toBe(0);
  },
);

test('the same bytes twice are one file', async () => {
  await store.put(Readable.from([Buffer.from('same')]), { maxBytes: 10 });
  await store.put(Readable.from([Buffer.from('same')]), { maxBytes: 10 });
  expect(await filesIn(root)).toHaveLength(1);
});

test('an empty, an oversize and a cut stream leave nothing behind and say why', async () => {
  await expect(store.put(Readable.from([]), { maxBytes: 10 })).rejects.toMatchObject({ reason: 'EMPTY' });
  await expect(store.put(Readable.from([Buffer.alloc(11)]), { maxBytes: 10 })).rejects.toMatchObject({
    reason: 'TOO_LARGE',
  });
  const cut = new Readable({
    read() {
      this.push(Buffer.alloc(5));
      this.destroy(new Error('gone'));
    },
  });
  await expect(store.put(cut, { maxBytes: 10 })).rejects.toMatchObject({ reason: 'CUT_OFF' });
  expect(await filesIn(root)).toEqual([]);
});

test('an address that is no hash reaches no file', async () => {
  await expect(store.open('../../../etc/passwd')).rejects.toThrow(RangeError);
  expect(await store.open('0'.repeat(64))).toBeNull();
});

test('the sweep removes old unreferenced files only', async () => {
  const [kept, swept, fresh] = await Promise.all(
    ['kept', 'swept', 'fresh'].map(
      async (text) => (await store.put(Readable.from([Buffer.from(text)]), { maxBytes: 10 })).sha256,
    ),
  );
  const old = new Date('2026-01-01');
  for (const address of [kept, swept]) {
    await utimes(
      path.join(root, 'sha256', String(address).slice(0, 2), String(address).slice(2, 4), String(address)),
      old,
      old,
    );
  }
  expect(await store.sweep(new Date('2026-02-01'), async (address) => address === kept)).toBe(1);
  expect(await Promise.all([kept, swept, fresh].map((address) => store.has(String(address))))).toEqual([
    true,
    false,
    true,
  ]);
});

async function requestOf(
  form: FormData,
): Promise<{ body: ReadableStream<Uint8Array>; headers: Headers; whole: Uint8Array }> {
  const response = new Response(form);
  const whole = new Uint8Array(await response.clone().arrayBuffer());
  if (response.body === null) throw new Error('no body');
  return { body: response.body, headers: response.headers, whole };
}

test('names of files are read as browsers write them, and shown as nothing but a name', async () => {
  const names: readonly (readonly [string, string])[] = [
    ['say "hi".txt', 'say "hi".txt'],
    ['two\r\nlines.txt', 'twolines.txt'],
    ['100%25 %2F %0d.txt', '100%25 %2F %0d.txt'],
  ];
  for (const [sent, shown] of names) {
    const form = new FormData();
    form.append('files', new File(['x'], sent));
    const { files } = await readForm(await requestOf(form), store, LIMITS);
    expect(files.map(({ fileName }) => fileName)).toEqual([shown]);
  }
});

/** A form of one part, byte for byte. */
function rawForm(
  partHeaders: string,
  content: Uint8Array,
): { body: ReadableStream<Uint8Array>; headers: Headers } {
  const bytes = Buffer.concat([
    Buffer.from(`--b\r\n${partHeaders}\r\n\r\n`),
    content,
    Buffer.from('\r\n--b--\r\n'),
  ]);
  const body = new Blob([bytes]).stream() as ReadableStream<Uint8Array>;
  return { body, headers: new Headers({ 'content-type': 'multipart/form-data; boundary=b' }) };
}

test('texts and names arrive without what a database cannot hold', async () => {
  const part = 'Content-Disposition: form-data; name="narrative"';
  const nul = await readForm(rawForm(part, Buffer.from('a\u0000b')), store, LIMITS);
  expect(nul.fields.get('narrative')).toEqual(['ab']);
  const half = rawForm(
    `${part}\r\nContent-Type: text/plain; charset=utf-16le`,
    Buffer.from([0x61, 0, 0, 0xd8]),
  );
  expect((await readForm(half, store, LIMITS)).fields.get('narrative')).toEqual(['a\ufffd']);
  const name = 'Content-Disposition: form-data; name="files"; filename*=utf-16le\'\'a%00%00%D8b%00';
  const { files } = await readForm(rawForm(name, Buffer.from('x')), store, LIMITS);
  expect(files.map(({ fileName }) => fileName.isWellFormed())).toEqual([true]);
});

test('a form keeps its good files when another is empty, too large or one too many', async () => {
  const form = new FormData();
  form.append('narrative', 'ما حدث');
  form.append('link', 'one');
  form.append('link', 'two');
  form.append('files', new File([], ''));
  form.append('files', new File(['%PDF-1.4 report'], 'تقرير.pdf', { type: 'text/html' }));
  form.append('files', new File([], 'empty.jpg'));
  form.append('files', new File([Buffer.alloc(1_200_000)], 'big.mp4'));
  form.append('files', new File(['late'], 'late.txt'));
  form.append('after', 'still read');
  const sent = await readForm(await requestOf(form), store, LIMITS);
  expect(sent.fields.get('narrative')).toEqual(['ما حدث']);
  expect(sent.fields.get('link')).toEqual(['one', 'two']);
  expect(sent.fields.get('after')).toEqual(['still read']);
  expect(sent.files).toEqual([
    {
      fileName: 'تقرير.pdf',
      mediaType: 'application/pdf',
      heldBecause: [],
      contents: null,
      size: 15,
      sha256: sha256(Buffer.from('%PDF-1.4 report')),
    },
  ]);
  expect([...sent.refused].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))).toEqual([
    { fileName: 'big.mp4', reason: 'TOO_LARGE' },
    { fileName: 'empty.jpg', reason: 'EMPTY' },
    { fileName: 'late.txt', reason: 'TOO_MANY' },
  ]);
  expect(await filesIn(path.join(root, 'incoming'))).toEqual([]);
});

test.each([0.2, 0.5, 0.9, 0.999])(
  'a form cut off at %f of its length is refused and leaves no temporary file',
  async (share) => {
    const form = new FormData();
    form.append('narrative', 'text');
    form.append('files', new File([randomBytes(300_000)], 'a.bin'));
    const { headers, whole } = await requestOf(form);
    const part = whole.slice(0, Math.floor(whole.length * share));
    for (const ending of ['CLOSED', 'BROKEN'] as const) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(part);
          if (ending === 'CLOSED') controller.close();
          else queueMicrotask(() => controller.error(new Error('connection lost')));
        },
      });
      await expect(readForm({ body, headers }, store, LIMITS)).rejects.toThrow(BrokenFormError);
      expect(await filesIn(root)).toEqual([]);
    }
  },
);

test('a draft is read by its own token only and is unreadable on disk', async () => {
  const drafts = localDrafts(path.join(root, 'drafts'));
  const token = newDraftToken();
  await drafts.put(token, { narrative: 'secret words' });
  expect(await drafts.get(token)).toEqual({ narrative: 'secret words' });
  expect(await drafts.get(newDraftToken())).toBeNull();
  expect(await drafts.get('../../etc/passwd')).toBeNull();
  const [name = ''] = await filesIn(path.join(root, 'drafts'));
  const raw = await readFile(path.join(root, 'drafts', name), 'latin1');
  expect(raw).not.toContain('secret');
  expect(`${name}${raw}`).not.toContain(token);
  expect(name).not.toContain(draftIdOf(token));
  await drafts.remove(token);
  expect(await drafts.get(token)).toBeNull();
});

test('drafts older than a day are gone', async () => {
  const drafts = localDrafts(path.join(root, 'drafts'));
  const token = newDraftToken();
  await drafts.put(token, {});
  expect(await drafts.sweep(new Date(Date.now() + 23 * 3_600_000))).toBe(0);
  const later = Date.now() + 25 * 3_600_000;
  expect(await drafts.sweep(new Date(later))).toBe(1);
  expect(await drafts.get(token)).toBeNull();
  // Looking at every file is not for every keystroke: the next look is ten minutes later.
  await drafts.put(token, {});
  expect(await drafts.sweep(new Date(later + 9 * 60_000))).toBe(0);
  expect(await drafts.sweep(new Date(later + 10 * 60_000))).toBe(1);
});
