import { ANSWERS, STANDARD_QUESTIONS } from '@/lib/domain/assessment/determination';
import { INITIAL_RECOMMENDATIONS } from '@/lib/domain/assessment/initial-assessment';
import { CAUSE_CODES, DUPLICATE_KINDS, OUTCOMES, REASONS } from '@/lib/domain/assessment/outcome';
import { CONSULTED_SOURCES, CONSULTED_STATES } from '@/lib/domain/assessment/sources-consulted';
import { REPLY_USES } from '@/lib/domain/assessment/weighed-reply';
import { APPROVAL_CHECKS } from '@/lib/domain/case/action-inputs';
import { ACTIONS } from '@/lib/domain/case/actions';
import { ACTOR_KINDS } from '@/lib/domain/case/actor';
import { CONSENTS, RESPONSE_KINDS } from '@/lib/domain/case/beside';
import { CHANNELS, REOPENING_BASES, SCREENING_GROUNDS, SOURCE_KINDS } from '@/lib/domain/case/allegation';
import { CORRECTABLE_FIELDS } from '@/lib/domain/case/correction';
import { DETERMINATION_STAGES } from '@/lib/domain/case/case-state';
import { EVENT_TYPES, REVIEW_TASKS } from '@/lib/domain/case/events';
import {
  INTERVIEW_CAPACITIES,
  INVESTIGATION_EFFECTS,
  INVESTIGATION_TYPES,
  LEGAL_REVIEWS,
  SITE_VISITS,
} from '@/lib/domain/case/investigation';
import { CASE_PARTS } from '@/lib/domain/case/permissions';
import { CASE_STATUSES, PUBLIC_BUCKETS } from '@/lib/domain/case/status';
import { EVIDENCE_KINDS, SENSITIVITIES } from '@/lib/domain/evidence/evidence';
import { HELD_BECAUSE } from '@/lib/domain/evidence/judge-file';
import { CIVILIAN_STATUSES, HARMS, SEXES } from '@/lib/domain/person/victim';
import { ACCURACY_LEVELS, PROVENANCES } from '@/lib/domain/place/accuracy';
import { ADJUSTED_STOCKS, STATED_FIGURES } from '@/lib/domain/publication/flow-facts';
import { IDENTITIES, IDENTITY_STATES } from '@/lib/domain/publication/month-figures';
import { EFFECTIVE_PRECISIONS, TIME_PRECISIONS, TIME_TYPES } from '@/lib/domain/shared/incident-time';
import { MATCH_FINDINGS, STRIKE_KINDS } from '@/lib/domain/strike/strike';

/** Every enum a reader may meet. Each value has a label `enums.<EnumName>.<VALUE>` in every language. */
export const LABELLED_ENUMS = {
  CaseStatus: CASE_STATUSES,
  CaseStatusShort: CASE_STATUSES,
  PublicBucket: PUBLIC_BUCKETS,
  Outcome: OUTCOMES,
  Reason: REASONS,
  DuplicateKind: DUPLICATE_KINDS,
  ReplyUse: REPLY_USES,
  CauseCode: CAUSE_CODES,
  ActorKind: ACTOR_KINDS,
  Action: ACTIONS,
  EventType: EVENT_TYPES,
  ReviewTask: REVIEW_TASKS,
  ResponseKind: RESPONSE_KINDS,
  Consent: CONSENTS,
  SourceKind: SOURCE_KINDS,
  Channel: CHANNELS,
  InitialRecommendation: INITIAL_RECOMMENDATIONS,
  ScreeningGround: SCREENING_GROUNDS,
  ReopeningBasis: REOPENING_BASES,
  CorrectableField: CORRECTABLE_FIELDS,
  InvestigationType: INVESTIGATION_TYPES,
  InvestigationEffect: INVESTIGATION_EFFECTS,
  InterviewCapacity: INTERVIEW_CAPACITIES,
  SiteVisit: SITE_VISITS,
  LegalReview: LEGAL_REVIEWS,
  DeterminationStage: DETERMINATION_STAGES,
  ApprovalCheck: APPROVAL_CHECKS,
  CasePart: CASE_PARTS,
  TimePrecision: TIME_PRECISIONS,
  TimeType: TIME_TYPES,
  EffectivePrecision: EFFECTIVE_PRECISIONS,
  AccuracyLevel: ACCURACY_LEVELS,
  Provenance: PROVENANCES,
  ConsultedSource: CONSULTED_SOURCES,
  ConsultedState: CONSULTED_STATES,
  StandardQuestion: STANDARD_QUESTIONS,
  Answer: ANSWERS,
  EvidenceKind: EVIDENCE_KINDS,
  Sensitivity: SENSITIVITIES,
  Sex: SEXES,
  CivilianStatus: CIVILIAN_STATUSES,
  Harm: HARMS,
  HeldBecause: HELD_BECAUSE,
  MatchFinding: MATCH_FINDINGS,
  StrikeKind: STRIKE_KINDS,
  AdjustedStock: ADJUSTED_STOCKS,
  StatedFigure: STATED_FIGURES,
  IdentityName: IDENTITIES,
  IdentityState: IDENTITY_STATES,
} as const;
