import type { EvidenceKind } from '@/lib/domain/evidence/evidence';

/** Held and handed out as this when name and bytes say nothing certain. */
export const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';

/** What can be done with a file: which of its contents we know how to look at. */
export const FILE_FAMILIES = [
  'IMAGE',
  'VIDEO',
  'AUDIO',
  'PDF',
  'OFFICE',
  'TEXT',
  'ARCHIVE',
  'WEB_ARCHIVE',
] as const;
export type FileFamily = (typeof FILE_FAMILIES)[number];

/** A kind of file that is taken, under the media type it is kept and handed out as. */
export type FileType = {
  readonly mediaType: string;
  readonly family: FileFamily;
  /** What evidence of this type usually is; an analyst may describe it otherwise. */
  readonly kind: EvidenceKind;
  /** How its name may end, in lower case without the dot. */
  readonly endings: readonly string[];
};

const ODF = 'application/vnd.oasis.opendocument';
const OOXML = 'application/vnd.openxmlformats-officedocument';

function types(
  family: FileFamily,
  kind: EvidenceKind,
  rows: Readonly<Record<string, string>>,
): readonly FileType[] {
  return Object.entries(rows).map(([mediaType, endings]) => ({
    mediaType,
    family,
    kind,
    endings: endings.split(' '),
  }));
}

/** Every type of file that is taken without being held. No file is ever shown as what its sender calls it. */
export const FILE_TYPES: readonly FileType[] = [
  ...types('IMAGE', 'PHOTO', {
    'image/jpeg': 'jpg jpeg jpe jfif',
    'image/png': 'png',
    'image/gif': 'gif',
    'image/webp': 'webp',
    'image/heic': 'heic heif hif',
    'image/avif': 'avif',
    'image/tiff': 'tif tiff',
    'image/bmp': 'bmp dib',
  }),
  ...types('VIDEO', 'VIDEO', {
    'video/mp4': 'mp4 m4v',
    'video/quicktime': 'mov qt',
    'video/webm': 'webm',
    'video/matroska': 'mkv',
    'video/vnd.avi': 'avi',
    'video/3gpp': '3gp 3gpp 3g2',
    'video/mpeg': 'mpg mpeg',
    'video/mp2t': 'ts mts m2ts',
  }),
  ...types('AUDIO', 'OTHER', {
    'audio/mpeg': 'mp3',
    'audio/mp4': 'm4a',
    'audio/aac': 'aac',
    'audio/wav': 'wav',
    'audio/ogg': 'ogg oga opus',
    'audio/amr': 'amr',
    'audio/flac': 'flac',
  }),
  ...types('PDF', 'DOCUMENT', { 'application/pdf': 'pdf' }),
  ...types('OFFICE', 'DOCUMENT', {
    [`${OOXML}.wordprocessingml.document`]: 'docx',
    [`${OOXML}.spreadsheetml.sheet`]: 'xlsx',
    [`${OOXML}.presentationml.presentation`]: 'pptx',
    [`${ODF}.text`]: 'odt',
    [`${ODF}.spreadsheet`]: 'ods',
    [`${ODF}.presentation`]: 'odp',
    'application/x-cfb': 'doc xls ppt',
    'application/rtf': 'rtf',
  }),
  ...types('TEXT', 'DOCUMENT', {
    'text/plain': 'txt text log md srt vtt',
    'text/csv': 'csv tsv',
    'application/json': 'json geojson',
  }),
  ...types('ARCHIVE', 'OTHER', {
    'application/zip': 'zip',
    'application/gzip': 'gz tgz',
    'application/x-tar': 'tar',
  }),
  ...types('WEB_ARCHIVE', 'WEB_PAGE', {
    'application/warc': 'warc',
    'application/warc+gzip': 'warc.gz',
    'application/wacz': 'wacz',
  }),
];

const BY_MEDIA_TYPE = new Map(FILE_TYPES.map((type) => [type.mediaType, type]));
const BY_ENDING = new Map(
  FILE_TYPES.flatMap((type) => type.endings.map((ending) => [ending, type] as const)),
);

/** The type that is kept under this media type, or null for one that is not taken. */
export function fileTypeOf(mediaType: string): FileType | null {
  return BY_MEDIA_TYPE.get(mediaType) ?? null;
}

/** What evidence of a media type usually is; an analyst may describe it otherwise later. */
export function evidenceKindOf(mediaType: string): EvidenceKind {
  return fileTypeOf(mediaType)?.kind ?? 'OTHER';
}

/** The type that a name claims by how it ends; null where it ends in nothing that is taken. */
export function fileTypeByName(fileName: string): FileType | null {
  const [, last, both] = /(?:\.([^.]+))?\.([^.]+)$/u.exec(fileName.toLowerCase()) ?? [];
  if (both === undefined) return null;
  return (last === undefined ? undefined : BY_ENDING.get(`${last}.${both}`)) ?? BY_ENDING.get(both) ?? null;
}
