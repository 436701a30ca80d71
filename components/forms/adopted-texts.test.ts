import { describe, expect, it } from 'vitest';
import { adoptedTexts } from './adopted-texts';

const form = (texts: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, text] of Object.entries(texts)) data.append(name, text);
  return data;
};

describe('what another wrote, coming into a form that is being written', () => {
  it('leaves what was typed meanwhile in another field', () => {
    const merged = { publicText: 'A house was hit.', lessons: 'Theirs.', expectedVersion: '9' };
    const sent = form({ expectedVersion: '7', publicText: 'A house was hit.', lessons: '' });
    const now = form({ expectedVersion: '7', publicText: 'A house was hit, and', lessons: '' });
    expect(adoptedTexts(merged, sent, now)).toEqual({
      publicText: ['A house was hit, and'],
      lessons: 'Theirs.',
      expectedVersion: '9',
    });
  });

  it('leaves a box unticked that was ticked when it was sent', () => {
    const merged = { 'findings.a.EVIDENCE.e': 'yes', lessons: 'Theirs.' };
    const sent = form({ 'findings.a.EVIDENCE.e': 'yes' });
    expect(adoptedTexts(merged, sent, form({}))).toEqual({ 'findings.a.EVIDENCE.e': [], lessons: 'Theirs.' });
  });

  it('does not come in where the same field was typed in meanwhile', () => {
    const merged = { lessons: 'Theirs.' };
    expect(adoptedTexts(merged, form({ lessons: '' }), form({ lessons: 'M' }))).toBeNull();
  });
});
