import type { AllegationToBringIn } from '@/lib/db/commands/import-allegations';
import type { AssessmentToBringIn, StatementToAttach } from '@/lib/db/commands/import-assessments';
import type { ImportedAssessment } from '@/lib/import/airwars-assessments';
import type { ImportedIncident } from '@/lib/import/airwars-incidents';
import type { ImportedStatement } from '@/lib/import/airwars-statements';
import { contentHashOf } from '@/lib/ledger/commitment';
import type { Json } from '@/lib/ledger/canonical-json';

/** The body whose findings Airwars collects in these files, where a file names none. */
const USUAL_BODY = 'coalition';

/** An Airwars incident as the allegation of an NGO (process §8). Its cells go along as the source wrote them. */
export function allegationFrom(incident: ImportedIncident): AllegationToBringIn {
  const { place, time, claimed } = incident;
  const { occurred } = time;
  return {
    sourceKey: incident.sourceKey,
    contentHash: contentHashOf(incident),
    sourceKind: 'NGO',
    language: 'en',
    codes: incident.codes,
    values: {
      narrative: incident.notes,
      ourInvolvement: incident.belligerents.join(', '),
      placeText: place.nameAr ?? place.nameEn,
      placeTextLatin: place.nameEn,
      governorate: place.governorate,
      position: place.position && {
        given: [incident.source['lat'], incident.source['lon']].join(' '),
        latitude: place.position.lat,
        longitude: place.position.lon,
      },
      positionAccuracy: place.accuracy,
      positionProvenance: place.position && place.provenance,
      incident:
        occurred === null && time.timeOfDay === null
          ? null
          : {
              start: occurred?.from ?? null,
              end: occurred?.to ?? null,
              precision: occurred?.precision ?? null,
              timeType: occurred?.timeType ?? 'UNKNOWN',
              zone: occurred?.timeZone ?? null,
              words: time.timeOfDay ?? '',
            },
      killed: claimed.killed,
      injured: claimed.injured,
      killedMen: claimed.menKilled,
      killedWomen: claimed.womenKilled,
      killedChildren: claimed.childrenKilled,
      injuredChildren: claimed.childrenInjured,
      militantsKilled: claimed.militantsKilled,
      sourceName: 'Airwars',
      sourceUrl: incident.url,
      sourceGrading: incident.grading,
      previousCodes: incident.previousCodes,
      publishedOn: incident.publishedOn,
      modifiedOn: incident.modifiedOn,
      sourceCells: incident.source,
    },
  };
}

/** An Airwars assessment: a decision to record, or what the source says of a case that has none. */
export function assessmentFrom(assessment: ImportedAssessment): AssessmentToBringIn {
  const { statements, ...rest } = assessment;
  const { finding, conceded } = rest;
  const words = {
    sourceLabels: finding.labels,
    strikeReport: rest.strikeReport,
    strikeReportUrls: rest.strikeReportUrls,
    grid: rest.grid,
    locationDescription: rest.locationDescription,
    lastStatementOn: rest.lastStatementOn,
    sourceCells: rest.source,
  } satisfies Readonly<Record<string, Json>>;
  return {
    sourceKey: rest.sourceKey,
    // Statements come from a file of their own, which may be given or not: they add and never change.
    contentHash: contentHashOf(rest),
    determination:
      finding.outcome === null
        ? null
        : {
            outcome: finding.outcome,
            reason: finding.reason,
            decidingBody: rest.source['belligerent']?.trim() || USUAL_BODY,
            effectiveOn: rest.effectiveOn,
            killed: conceded?.killed ?? null,
            injured: conceded?.injured ?? null,
            values: { ...words, causeCode: finding.cause },
          },
    information: { ...words, text: rest.strikeReport ?? finding.labels.determination },
    statements: statements.map(statementFrom),
  };
}

function statementFrom(statement: ImportedStatement): StatementToAttach {
  const { text, url, publishedOn } = statement;
  return {
    key: contentHashOf({ text, url, publishedOn }),
    title: publishedOn === null ? 'Published statement' : `Published statement, ${publishedOn}`,
    url,
    publishedOn,
    text,
  };
}
