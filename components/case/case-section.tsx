import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { NumberedSection } from '@/components/ui/section';
import { localDigits } from '@/lib/i18n/format';

/** The parts of a case, in the order of the document. */
export const SECTIONS = [
  'alleged',
  'where',
  'harm',
  'hold',
  'looked',
  'sources',
  'finding',
  'questions',
  'responses',
  'notes',
  'history',
] as const;
export type SectionId = (typeof SECTIONS)[number];

/** One part of a case, with its number in the reader's digits. */
export function CaseSection({
  id,
  title,
  children,
}: {
  readonly id: SectionId;
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  const number = localDigits(useLocale(), String(SECTIONS.indexOf(id) + 1));
  return (
    <NumberedSection id={id} number={number} title={title}>
      {children}
    </NumberedSection>
  );
}
