import type { PlaceSearch, StrikeQuery } from '@/lib/domain/assessment/determination';
import { parseMoment } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import type { ProblemCode } from '@/lib/domain/shared/problem-codes';
import { hasArabicLetters, hasLatinLetters, isBlank } from '@/lib/domain/shared/text';

/** The widest search that still says anything about one place, in kilometres. */
const MAX_RADIUS_KM = 500;

/**
 * What the place search lacks: a text in each script, and the candidates kept or the word that there were none.
 * Places were once dismissed that any map has; hence the rule (process §6).
 */
export function placeSearchProblems(search: PlaceSearch | null): readonly Problem[] {
  if (search === null) return [problem('determination.placeSearchMissing', 'placeSearch')];
  const problems: Problem[] = [];
  if (!search.latinTexts.some(hasLatinLetters)) {
    problems.push(problem('determination.placeSearchLatinMissing', 'placeSearch.latinTexts'));
  }
  if (!search.arabicTexts.some(hasArabicLetters)) {
    problems.push(problem('determination.placeSearchArabicMissing', 'placeSearch.arabicTexts'));
  }
  if (search.candidateIds.length === 0 && !search.noneFound) {
    problems.push(problem('determination.placeCandidatesMissing', 'placeSearch.candidateIds'));
  }
  if (search.candidateIds.length > 0 && search.noneFound) {
    problems.push(problem('determination.placeCandidatesContradict', 'placeSearch.candidateIds'));
  }
  return problems;
}

/**
 * A search that had hits finds no action only where somebody has written why none of them is meant: a finding. Nothing
 * where the search is not complete yet.
 */
export function unexplainedHits(query: StrikeQuery | null, findings: readonly unknown[]): readonly Problem[] {
  const hits = query?.hits ?? 0;
  return hits > 0 && findings.length === 0
    ? [problem('determination.hitsNotExplained', 'strikeQuery.hits', { hits })]
    : [];
}

function isPosition(centre: StrikeQuery['centre']): boolean {
  // NaN fails both comparisons, which is what is wanted.
  return centre !== null && Math.abs(centre.lat) <= 90 && Math.abs(centre.lon) <= 180;
}

function isWindow(query: StrikeQuery): boolean {
  const from = parseMoment(query.from);
  const to = parseMoment(query.to);
  return from !== null && to !== null && from <= to;
}

/** What the saved strike query lacks: centre, radius in km, window, logs covered, number of hits (process §6). */
export function strikeQueryProblems(query: StrikeQuery | null): readonly Problem[] {
  if (query === null) return [problem('determination.strikeQueryMissing', 'strikeQuery')];
  const { radiusKm, hits } = query;
  const checks: readonly (readonly [boolean, ProblemCode, string])[] = [
    [isPosition(query.centre), 'determination.strikeQueryCentreMissing', 'strikeQuery.centre'],
    [
      radiusKm !== null && radiusKm > 0 && radiusKm <= MAX_RADIUS_KM,
      'determination.strikeQueryRadiusMissing',
      'strikeQuery.radiusKm',
    ],
    [isWindow(query), 'determination.strikeQueryWindowMissing', 'strikeQuery.from'],
    [
      query.logsCovered.some((log) => !isBlank(log)),
      'determination.strikeQueryLogsMissing',
      'strikeQuery.logsCovered',
    ],
    [
      hits !== null && Number.isInteger(hits) && hits >= 0,
      'determination.strikeQueryHitsMissing',
      'strikeQuery.hits',
    ],
  ];
  return checks.filter(([isGood]) => !isGood).map(([, code, field]) => problem(code, field));
}
