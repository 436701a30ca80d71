import { useTranslations } from 'next-intl';
import type { Problem } from '@/lib/domain/shared/outcome';

/** A problem in the reader's language. Its code is a key of the catalogue "problems", or the whole path of another. */
export function ProblemText({ problem }: { readonly problem: Problem }) {
  const t = useTranslations();
  const key = `problems.${problem.code}`;
  return <>{t(t.has(key) ? key : problem.code, problem.params)}</>;
}
