import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { StatusMark } from '@/components/case/status-mark';
import { ProblemText } from '@/components/forms/problem-text';
import { PlaceName, Reference } from '@/components/ui/text';
import { paths } from '@/lib/config/paths';
import type { DeterminationPage } from '@/lib/db/queries/get-determination';
import { displayReference } from '@/lib/domain/case/reference';
import type { Problem } from '@/lib/domain/shared/outcome';

/** Which case a page belongs to, and the way back to it. */
export function CaseLine({
  found: { state, placeNameLatin, placeNameOriginal },
}: {
  readonly found: Pick<DeterminationPage, 'state' | 'placeNameLatin' | 'placeNameOriginal'>;
}) {
  const t = useTranslations('determination');
  return (
    <p className="case-meta">
      <Link href={paths.case(state.reference)} prefetch={false}>
        <Reference>{displayReference(state.reference, state.cycle)}</Reference>
      </Link>
      <span>
        <PlaceName latin={placeNameLatin} original={placeNameOriginal} fallback={t('noPlace')} />
      </span>
      <StatusMark status={state.status} />
    </p>
  );
}

/** Why something cannot be done, one line each. */
export function Obstacles({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul>
      {problems.map((problem) => (
        <li key={problem.code}>
          <ProblemText problem={problem} />
        </li>
      ))}
    </ul>
  );
}
