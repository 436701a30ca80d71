import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '@/lib/ledger/canonical-json';

/** One changed field: the commitment before (null: there was none) and after, hex. The value is in neither. */
export type CommittedChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string;
};

/** What an entry says, sequence number and time apart: those are the database's to give. */
export type EntryContent = {
  /** The event's type, past tense. */
  readonly action: string;
  /** The acting account's opaque id; null for the public and holders of return codes. */
  readonly actor: string | null;
  readonly change: {
    readonly cycle: number | null;
    readonly from: string | null;
    readonly to: string | null;
  };
  readonly commitments: readonly CommittedChange[];
  /** When the fact took effect; null: when it was recorded. */
  readonly effective: { readonly at: string | null; readonly precision: string } | null;
  /** The event's id. */
  readonly event: string;
  /** SHA-256 of each evidence file concerned, hex. */
  readonly evidence: readonly string[];
  readonly object: { readonly id: string; readonly kind: string };
  /** Ids, enums and hashes only. */
  readonly payload: Json;
  readonly role: string;
};

/** The canonical text of an entry, cut where the database splices in sequence number and time. */
export type EntryTemplate = { readonly head: string; readonly tail: string };

/** The version of this format; it stands last in every entry. */
const FORMAT = 1;

/**
 * Prepares an entry's canonical bytes. Members sort so that "seq" and "time" stand together, between "role" and "v":
 * `head + "seq":n,"time":"…" + tail` is canonical JSON (RFC 8785) for every n and time.
 */
export function entryTemplate(content: EntryContent): EntryTemplate {
  const { action, actor, change, commitments, effective, event, evidence, object, payload, role } = content;
  const sorted = [...commitments].sort((a, b) => (a.field < b.field ? -1 : 1));
  const text = canonicalJson({
    action,
    actor,
    change,
    commitments: sorted,
    effective,
    event,
    evidence,
    object,
    payload,
    role,
  });
  return { head: `${text.slice(0, -1)},`, tail: `,"v":${FORMAT}}` };
}

/** The whole canonical text, given what the database gave. `time` is ISO 8601 UTC with milliseconds. */
export function entryText(template: EntryTemplate, seq: bigint, time: string): string {
  return `${template.head}"seq":${seq},"time":"${time}"${template.tail}`;
}

/** RFC 6962 leaf hash: SHA-256 over a zero byte and the entry's bytes. */
export function leafHash(entry: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
}
