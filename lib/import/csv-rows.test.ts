import { describe, expect, it } from 'vitest';
import { MAX_ROW_BYTES, readCsvRows, type CsvItem, type CsvShape } from '@/lib/import/csv-rows';

const SHAPE: CsvShape = {
  format: 'ours',
  required: ['id', 'name'],
  optional: ['note'],
  otherFormats: { theirs: ['id', 'verdict'] },
};

async function read(...chunks: (string | Uint8Array)[]): Promise<CsvItem[]> {
  const items: CsvItem[] = [];
  for await (const item of readCsvRows(chunks, SHAPE)) items.push(item);
  return items;
}

/** Rows as name, problems as CODE@row:line with an exclamation for fatal ones. */
function brief(items: CsvItem[]): string[] {
  return items.map((item) =>
    item.kind === 'ROW'
      ? (item.cells['name'] ?? '')
      : `${item.problem.code}@${item.problem.row}:${item.problem.line}${item.kind === 'FILE' && item.fatal ? ' fatal' : ''}`,
  );
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('rows of a file', () => {
  it.each([
    ['byte order mark', '\uFEFFid,name\n1,A\n'],
    ['CR LF', 'id,name\r\n1,A\r\n'],
    ['CR alone', 'id,name\r1,A\r'],
    ['LF in the header, CR LF after', 'id,name\n1,A\r\n'],
    ['blanks around column names', ' id , name \n1,A\n'],
  ])('reads %s', async (_what, text) => {
    expect(brief(await read(text))).toEqual(['A']);
  });

  it('reads a character and a line end split between chunks', async () => {
    const all = bytes('id,name\r\n1,حلب\r\n2,B\r\n');
    for (let cut = 1; cut < all.length; cut += 1) {
      expect(brief(await read(all.slice(0, cut), all.slice(cut)))).toEqual(['حلب', 'B']);
    }
  });

  it('counts rows as a sheet does and lines as an editor does', async () => {
    const items = await read('id,name\r\n1,"A\r\nB"\r\n2,C\r\n');
    expect(items.map((item) => (item.kind === 'FILE' ? null : [item.row, item.line]))).toEqual([
      [2, 2],
      [3, 4],
    ]);
  });

  it.each([
    ['an empty file', '', ['FILE_EMPTY@0:0 fatal']],
    ['a header and nothing else', 'id,name\n', ['FILE_HAS_NO_ROWS@0:0']],
    ['a missing column', 'id,note\n1,x\n', ['FILE_COLUMN_MISSING@1:1 fatal']],
    ['a column twice', 'id,name,name\n1,A,B\n', ['FILE_COLUMN_TWICE@1:1 fatal']],
    ['a column it does not know', 'id,name,colour\n1,A,red\n', ['FILE_COLUMN_UNKNOWN@1:1', 'A']],
    ['another of our formats', 'id,verdict\n1,x\n', ['FILE_WRONG_FORMAT@1:1 fatal']],
    ['semicolons', 'id;name\n1;A\n', ['FILE_WRONG_DELIMITER@1:1 fatal']],
    ['tabs', 'id\tname\n1\tA\n', ['FILE_WRONG_DELIMITER@1:1 fatal']],
    ['quoted semicolons, no line end', '"id";"name"', ['FILE_WRONG_DELIMITER@1:1 fatal']],
    ['too few columns', 'id,name\n1\n2,B\n', ['ROW_COLUMN_COUNT@2:2', 'B']],
    ['too many columns', 'id,name\n1,A,x\n2,B\n', ['ROW_COLUMN_COUNT@2:2', 'B']],
    ['a blank line', 'id,name\n1,A\n\n2,B\n', ['A', 'ROW_BLANK@3:3', 'B']],
    ['an end inside quotes', 'id,name\n1,A\n2,"B', ['A', 'FILE_QUOTE_NOT_CLOSED@3:3 fatal']],
    ['a quote in the middle of a field', 'id,name\n1,A\n2,B"C\n', ['A', 'FILE_QUOTE_MISPLACED@3:3 fatal']],
    ['text after a closing quote', 'id,name\n1,A\n2,"B"C\n', ['A', 'FILE_QUOTE_MISPLACED@3:3 fatal']],
    ['no line end after the last row', 'id,name\n1,A', ['A', 'FILE_NO_FINAL_NEWLINE@2:2']],
    ['a NUL', 'id,name\n1,A\u0000\n', ['FILE_NOT_TEXT@0:2 fatal']],
  ])('says what is wrong with %s', async (_what, text, expected) => {
    expect(brief(await read(text))).toEqual(expected);
  });

  it.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0]), 'FILE_NOT_UTF8@0:1 fatal'],
    ['a spreadsheet file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'FILE_NOT_TEXT@0:1 fatal'],
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), 'FILE_NOT_TEXT@0:1 fatal'],
    [
      'Windows-1256',
      new Uint8Array([...bytes('id,name\n1,A\n2,'), 0xcd, 0xe1, 0xc8, 0x0a]),
      'FILE_NOT_UTF8@0:3 fatal',
    ],
  ])('refuses %s', async (_what, content, expected) => {
    expect(brief(await read(content)).at(-1)).toBe(expected);
  });

  it('gives up on a row larger than the limit instead of holding it', async () => {
    let asked = 0;
    function* endless(): Generator<string> {
      yield 'id,name\n1,A\n2,"';
      for (; asked < 10_000; asked += 1) yield 'x'.repeat(65_536);
    }
    const items: CsvItem[] = [];
    for await (const item of readCsvRows(endless(), SHAPE)) items.push(item);
    expect(brief(items)).toEqual(['A', 'FILE_RECORD_TOO_LARGE@3:3 fatal']);
    expect(asked * 65_536).toBeLessThan(4 * MAX_ROW_BYTES);
  });

  it('reads no further than it is asked to', async () => {
    let asked = 0;
    function* long(): Generator<string> {
      yield 'id,name\n';
      for (; asked < 100_000; asked += 1) yield `${asked},${'n'.repeat(1000)}\n`;
    }
    let rows = 0;
    for await (const item of readCsvRows(long(), SHAPE)) {
      if (item.kind === 'ROW') rows += 1;
      if (rows === 10) break;
    }
    expect(asked).toBeLessThan(1000);
  });

  it('throws what is no property of the file', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield 'id,name\n1,A\n';
      throw new Error('disk failed');
    }
    await expect(async () => {
      for await (const _ of readCsvRows(failing(), SHAPE));
    }).rejects.toThrow('disk failed');
  });
});
