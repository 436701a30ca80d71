import 'server-only';
import path from 'node:path';
import { env } from '@/lib/config/env';
import { localDrafts, type DraftStore } from '@/lib/storage/drafts';
import type { EvidenceStore } from '@/lib/storage/evidence-store';
import { localDiskStore } from '@/lib/storage/local-disk';

let store: EvidenceStore | undefined;
let drafts: DraftStore | undefined;

/** The store this process keeps evidence in. */
export function evidenceStore(): EvidenceStore {
  store ??= localDiskStore(env().evidenceDir);
  return store;
}

/** Where this process keeps what people have typed and not yet sent. */
export function draftStore(): DraftStore {
  drafts ??= localDrafts(path.join(env().dataDir, 'drafts'));
  return drafts;
}
