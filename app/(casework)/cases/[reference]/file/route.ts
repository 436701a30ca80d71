import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireActor } from '@/lib/auth/actor';
import { getCaseForPrint } from '@/lib/db/queries/case-print';
import { caseFileDocument } from '@/lib/documents/case-file-document';
import { renderPdf } from '@/lib/documents/render-pdf';
import { attachmentDisposition } from '@/lib/domain/evidence/file-name';

type Given = { params: Promise<{ reference: string }> };

/** The whole case as a PDF, for who may read it: as an attachment, never kept by the browser. */
export async function GET(_request: Request, { params }: Given): Promise<Response> {
  const { reference } = await params;
  const actor = await requireActor('ANALYST', 'SUPERVISOR', 'AUDITOR');
  const found = await getCaseForPrint(actor, reference);
  if (found === null) notFound();
  const document = caseFileDocument(
    found,
    await getLocale(),
    await getTranslations(),
    new Date().toISOString(),
  );
  return new Response(new Uint8Array(renderPdf(document)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachmentDisposition(`${found.file.state.reference}.pdf`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
