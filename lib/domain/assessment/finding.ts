import type { Problem } from '@/lib/domain/shared/outcome';
import { problem } from '@/lib/domain/shared/problem';
import { isBlank } from '@/lib/domain/shared/text';

/** What a finding may rest on: something held, an answer received, an entry of a strike log, something published. */
export type Citation =
  | { readonly kind: 'EVIDENCE'; readonly id: string }
  /** `id` is the request's: a request has one reply. */
  | { readonly kind: 'RFI_REPLY'; readonly id: string }
  | { readonly kind: 'STRIKE'; readonly reference: string }
  | { readonly kind: 'URL'; readonly url: string };

/** One thing found, and what it rests on. `id` stays with a finding while it is rewritten, so that two texts can be merged. */
export type Finding = {
  readonly id: string;
  readonly text: string;
  readonly citations: readonly Citation[];
};

/** What a case holds that a finding may cite, by id. */
export type Citable = { readonly evidenceIds: readonly string[]; readonly replyIds: readonly string[] };

/** One thing that a finding may cite: its id, its number among those of its kind, and how a reader knows it. */
export type CitableSource = { readonly id: string; readonly number: number; readonly name: string };

/** What a case holds that findings may cite, in the order in which its page numbers them. */
export type CitableSources = {
  readonly evidence: readonly CitableSource[];
  readonly replies: readonly CitableSource[];
};

/** The ids of what may be cited. */
export function citableIds({ evidence, replies }: CitableSources): Citable {
  return { evidenceIds: evidence.map(({ id }) => id), replyIds: replies.map(({ id }) => id) };
}

/** A case that holds nothing yet. */
export const NOTHING_CITABLE: Citable = { evidenceIds: [], replyIds: [] };

const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url);

function isGood(citation: Citation, citable: Citable): boolean {
  switch (citation.kind) {
    case 'EVIDENCE':
      return citable.evidenceIds.includes(citation.id);
    case 'RFI_REPLY':
      return citable.replyIds.includes(citation.id);
    case 'STRIKE':
      return !isBlank(citation.reference);
    case 'URL':
      return isWebAddress(citation.url);
  }
}

/**
 * What the findings lack: each has its words and cites at least one thing, and what it cites is on this case or
 * has an address. `number` counts from 1, as the findings are shown.
 */
export function findingProblems(findings: readonly Finding[], citable: Citable): readonly Problem[] {
  return findings.flatMap(({ id, text, citations }, n) => {
    const number = n + 1;
    const field = `findings.${id}`;
    const urls = citations.filter(({ kind }) => kind === 'URL');
    const others = citations.filter(({ kind }) => kind !== 'URL');
    const all = (cited: readonly Citation[]): boolean => cited.every((one) => isGood(one, citable));
    return [
      ...(isBlank(text) ? [problem('determination.findingTextMissing', `${field}.text`, { number })] : []),
      ...(citations.length === 0
        ? [problem('determination.findingUncited', `${field}.cites`, { number })]
        : []),
      ...(all(others) ? [] : [problem('determination.citationUnknown', `${field}.cites`, { number })]),
      ...(all(urls) ? [] : [problem('determination.citationNotUrl', `${field}.urls`, { number })]),
    ];
  });
}
