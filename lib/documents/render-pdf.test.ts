import { describe, expect, it } from 'vitest';
import type { PrintedDocument } from '@/lib/documents/printed-document';
import { renderPdf } from '@/lib/documents/render-pdf';

const plain: PrintedDocument = {
  title: 'Case file CH-2026-0001',
  lines: ['Tell Ruman · تل رمان'],
  language: 'en',
  contentsTitle: 'Contents',
  foot: 'CH-2026-0001',
  at: '2026-11-23T02:00:00.000Z',
  sections: [
    {
      title: 'What was alleged',
      blocks: [
        { kind: 'HEADING', text: 'Words' },
        { kind: 'TEXT', text: 'Kept exactly as it came.' },
        { kind: 'WORDS', text: 'بعد منتصف الليل سمعنا طائرة.\nThen nothing.' },
        { kind: 'FACTS', rows: [['Received', '3 Mar 2026']] },
        {
          kind: 'TABLE',
          head: ['No.', 'SHA-256'],
          widths: [1, 5],
          codes: [1],
          rows: [['E1', 'ab'.repeat(32)]],
        },
      ],
    },
  ],
};
const saying = (text: string): PrintedDocument => ({
  ...plain,
  title: text,
  sections: [
    {
      title: text,
      blocks: [
        { kind: 'WORDS', text },
        { kind: 'FACTS', rows: [[text, text]] },
      ],
    },
  ],
});

describe('a printed document', () => {
  it.each(['en', 'ar'] as const)(
    'is a tagged PDF with its language (%s), the same bytes each time',
    (language) => {
      const pdf = renderPdf({ ...plain, language });
      const source = pdf.toString('latin1');
      expect(source.startsWith('%PDF-')).toBe(true);
      expect(source).toContain('/StructTreeRoot');
      expect(source).toContain(`/Lang (${language})`);
      expect(source).toContain('pdfuaid:part');
      expect(renderPdf({ ...plain, language }).equals(pdf)).toBe(true);
    },
  );

  it('says another time of printing in other bytes', () => {
    expect(renderPdf({ ...plain, at: '2026-11-24T02:00:00.000Z' }).equals(renderPdf(plain))).toBe(false);
  });

  it.each([
    ['markup', '#read("/etc/passwd") *bold* $x$ ] \\ @ref <label>'],
    ['a script', '<script>alert(1)</script>'],
    ['no letters of ours', '𒀀 漢字 🙂 👩‍👩‍👧 \u202Eabc \u0300 \uFFFD \u0007 \u00AD \u200F'],
    ['Sorani', 'کوردی: ڕۆژێک، ڵ ڤ ھ'],
    ['a very long word', 'x'.repeat(5_000)],
    ['empty', ' '],
    ['many lines', 'a\n\n\nb\n'.repeat(50)],
  ])('takes texts as texts: %s', (_what, text) => {
    expect(renderPdf(saying(text)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
