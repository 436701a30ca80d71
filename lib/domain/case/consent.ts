import type { Consent as ConsentGiven } from '@/lib/domain/case/allegation-content';
import { CONSENTS, type Consent } from '@/lib/domain/case/beside';

/**
 * The consents that were given with an allegation and have not been taken back. Whoever sent it may be asked unless they
 * say otherwise. `given` is null where none was asked for, as with public sources brought in.
 */
export function standingConsents(
  given: Partial<ConsentGiven> | null,
  withdrawn: readonly Consent[],
): readonly Consent[] {
  const isGiven: Readonly<Record<Consent, boolean>> = {
    REVIEW: given?.review === true,
    PUBLISH: given?.publishPlaceAndFigures === true,
    ASK_ORGANISATIONS: given?.askOrganisations === true,
    CONTACT: true,
  };
  return CONSENTS.filter((consent) => isGiven[consent] && !withdrawn.includes(consent));
}

/** Why the public line of a case leaves out day, place and source (docs/decisions/017); null where it prints them. */
export function whyWithheld(
  given: Partial<ConsentGiven> | null,
  withdrawn: readonly Consent[],
): 'REFUSED' | 'TAKEN_BACK' | null {
  if (withdrawn.includes('PUBLISH')) return 'TAKEN_BACK';
  return given === null || given.publishPlaceAndFigures === true ? null : 'REFUSED';
}
