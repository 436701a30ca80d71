import type { ActionInputs } from '@/lib/domain/case/action-inputs';
import type { CaseState } from '@/lib/domain/case/case-state';
import { isAfter } from '@/lib/domain/shared/dates';
import type { Problem } from '@/lib/domain/shared/outcome';
import { missingField, problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

type At = { readonly state: CaseState; readonly now: string };
type Texts = Readonly<Record<string, string>>;

const blank = (texts: Texts): readonly Problem[] =>
  Object.entries(texts).flatMap(([field, text]) => (isBlank(text) ? [missingField(field)] : []));

const notYet = (day: string, now: string, field: string): readonly Problem[] =>
  isAfter(day, now) ? [problem('dateInFuture', field)] : [];

/** What is done is done to the investigation that is open, not to one begun since the page was made. */
const sameInvestigation = ({ state }: At, investigationId: string): readonly Problem[] =>
  state.investigation !== null && state.investigation.id !== investigationId
    ? [problem('investigationChanged')]
    : [];

/** A new due day is later than the old one: an extension never shortens. */
export function extensionProblems(
  at: At,
  { investigationId, dueOn, dueBefore }: ActionInputs['EXTEND_INVESTIGATION'],
): readonly Problem[] {
  const isLater = dueBefore === null || isBlank(dueOn) || dueOn > dueBefore;
  return [...sameInvestigation(at, investigationId), ...(isLater ? [] : [problem('dueNotLater', 'dueOn')])];
}

/** What is wrong with an interview: of another investigation, or held on a day that has not come. */
export function interviewProblems(
  at: At,
  { investigationId, heldOn }: ActionInputs['RECORD_INTERVIEW'],
): readonly Problem[] {
  return [...sameInvestigation(at, investigationId), ...notYet(heldOn, at.now, 'heldOn')];
}

/** A visit that was made has a day and what was seen; one that was not has a reason. */
export function siteVisitProblems(at: At, input: ActionInputs['RECORD_SITE_VISIT']): readonly Problem[] {
  const { investigationId, siteVisit, visitedOn, whatSeen, rationale } = input;
  return [
    ...sameInvestigation(at, investigationId),
    ...(siteVisit === 'MADE'
      ? [...blank({ visitedOn, whatSeen }), ...notYet(visitedOn, at.now, 'visitedOn')]
      : []),
    ...(siteVisit === 'NOT_MADE' ? blank({ rationale }) : []),
  ];
}

/**
 * What is missing before an investigation can end: witnesses interviewed or a reason given (process §9), the same of the
 * site, and a legal review or the reason why there is none. All at once.
 */
export function conclusionProblems(
  at: At,
  input: ActionInputs['CONCLUDE_INVESTIGATION'],
): readonly Problem[] {
  const { soFar, legalReviewBy, legalReviewOn, legalReviewResult } = input;
  return [
    ...sameInvestigation(at, input.investigationId),
    ...(soFar.interviews > 0 ? [] : blank({ noInterviewReason: input.noInterviewReason })),
    ...(soFar.siteVisits > 0 ? [] : blank({ noSiteVisitReason: input.noSiteVisitReason })),
    ...(input.exhibits.every((id) => soFar.evidenceIds.includes(id))
      ? []
      : [problem('exhibitUnknown', 'exhibits')]),
    ...(input.legalReview === 'DONE'
      ? [
          ...blank({ legalReviewBy, legalReviewOn, legalReviewResult }),
          ...notYet(legalReviewOn, at.now, 'legalReviewOn'),
        ]
      : []),
    ...(input.legalReview === 'NOT_DONE' ? blank({ noLegalReviewReason: input.noLegalReviewReason }) : []),
  ];
}
