import { valueIn, type FormTexts } from '@/lib/schemas/form-texts';

/** A part that two people had written on, and whose text is to stand; null where nothing was chosen. */
export type ChosenPart = { readonly field: string; readonly keep: 'mine' | 'theirs' | null };

/** What was chosen for each part that two people had written on. */
export function choicesIn(form: FormTexts): readonly ChosenPart[] {
  return (form.get('inConflict') ?? []).map((field) => {
    const kept = valueIn(form, `keep.${field}`);
    return { field, keep: kept === 'mine' || kept === 'theirs' ? kept : null };
  });
}
