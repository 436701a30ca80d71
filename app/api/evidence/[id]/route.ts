import { Readable } from 'node:stream';
import { notFound } from '@/lib/actions/receive-form';
import { getActor } from '@/lib/auth/actor';
import { getHolder } from '@/lib/auth/holder';
import { openEvidence } from '@/lib/db/commands/open-evidence';
import { getEvidenceFile, type EvidenceFile } from '@/lib/db/queries/get-evidence-file';
import type { Actor } from '@/lib/domain/case/actor';
import { attachmentDisposition } from '@/lib/domain/evidence/file-name';
import { log } from '@/lib/log';
import { evidenceStore } from '@/lib/storage/evidence';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Given = { params: Promise<{ id: string }> };

/**
 * Hands out a file to who may see its case: as an attachment only, never shown, never kept by the browser. That it was
 * handed out is on record before its first byte leaves; who is led here by another site gets nothing, so that nobody
 * stands on record for what somebody else's page asked for.
 */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const { id } = await params;
  if (!UUID.test(id) || request.headers.get('sec-fetch-site') === 'cross-site') return notFound();
  const found = await findFor(id);
  if (found === null) return notFound();
  const bytes = await evidenceStore().open(found.file.sha256);
  if (bytes === null) {
    log.error({ evidence: id }, 'evidence row without bytes');
    return new Response(null, { status: 500 });
  }
  const file = request.method === 'HEAD' ? found.file : await openEvidence(found.reader, id);
  if (file === null || request.method === 'HEAD') bytes.stream.destroy();
  if (file === null) return notFound();
  return new Response(
    request.method === 'HEAD' ? null : (Readable.toWeb(bytes.stream) as ReadableStream<Uint8Array>),
    {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Length': String(bytes.size),
        'Content-Disposition': attachmentDisposition(file.fileName),
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': 'no-store',
        'Repr-Digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
      },
    },
  );
}

/** The file, for who of the two that a browser can stand for may be handed it: who is signed in, or holds a return code. */
async function findFor(id: string): Promise<{ readonly reader: Actor; readonly file: EvidenceFile } | null> {
  const signedIn = await getActor();
  for (const reader of [signedIn?.kind === 'ADMIN' ? null : signedIn, await getHolder()]) {
    const file = reader && (await getEvidenceFile(reader, id));
    if (reader && file) return { reader, file };
  }
  return null;
}
