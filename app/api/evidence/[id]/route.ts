import { Readable } from 'node:stream';
import { notFound } from '@/lib/actions/receive-form';
import { getActor } from '@/lib/auth/actor';
import { getHolder } from '@/lib/auth/holder';
import { getEvidenceFile } from '@/lib/db/queries/get-evidence-file';
import { attachmentDisposition } from '@/lib/domain/evidence/file-name';
import { log } from '@/lib/log';
import { evidenceStore } from '@/lib/storage/evidence';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Given = { params: Promise<{ id: string }> };

/** Hands out a file to who may see its case: as an attachment only, never shown, never kept by the browser. */
export async function GET(_request: Request, { params }: Given): Promise<Response> {
  const { id } = await params;
  if (!UUID.test(id)) return notFound();
  const signedIn = await getActor();
  const asSignedIn =
    signedIn === null || signedIn.kind === 'ADMIN' ? null : await getEvidenceFile(signedIn, id);
  const holder = asSignedIn === null ? await getHolder() : null;
  const file = asSignedIn ?? (holder === null ? null : await getEvidenceFile(holder, id));
  if (file === null) return notFound();
  const bytes = await evidenceStore().open(file.sha256);
  if (bytes === null) {
    log.error({ evidence: id }, 'evidence row without bytes');
    return new Response(null, { status: 500 });
  }
  return new Response(Readable.toWeb(bytes.stream) as ReadableStream<Uint8Array>, {
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
  });
}
