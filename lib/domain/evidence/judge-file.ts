import { fileTypeByName, fileTypeOf, type FileType } from '@/lib/domain/evidence/file-types';

/** Why a file is kept and not handed on until somebody has looked: its name and its bytes do not say the same thing. */
export const HELD_BECAUSE = [
  /** The bytes are of no type that is taken. */
  'UNKNOWN_CONTENT',
  /** The name ends in nothing that is taken. */
  'UNKNOWN_ENDING',
  /** Name and bytes are both known and differ. */
  'NAME_SAYS_OTHER',
  /** The name hides a program behind another ending (`photo.exe.jpg`). */
  'NAME_HIDES_PROGRAM',
  /** The bytes can run or fetch something when opened in a browser. */
  'ACTIVE_CONTENT',
  /** The bytes can be read as a second type as well. */
  'TWO_TYPES',
  /** An archive that can't be read to its end. */
  'ARCHIVE_BROKEN',
  /** An archive with a password on it. */
  'ARCHIVE_LOCKED',
  /** An archive that would write outside the folder it is unpacked into. */
  'ARCHIVE_LEAVES_ITS_FOLDER',
  /** An archive that unpacks to far more than such files do, or than it says. */
  'ARCHIVE_TOO_LARGE',
] as const;
export type HeldBecause = (typeof HELD_BECAUSE)[number];

/** What was found in the bytes. `mediaType` null: nothing that we know. */
export type FoundContent = {
  readonly mediaType: string | null;
  readonly active: boolean;
  readonly alsoReadsAs: string | null;
};

/** What a file is. A held one is kept whole like any other. */
export type FileVerdict =
  | { readonly standing: 'AGREED'; readonly type: FileType }
  | { readonly standing: 'HELD'; readonly why: readonly HeldBecause[] };

/** Types whose bytes a more special type shares: a table of values is plain text as well. */
const MAY_BE_CALLED: Readonly<Record<string, readonly string[]>> = {
  'text/plain': ['text/csv', 'application/json'],
};

const PROGRAM =
  /\.(exe|com|scr|pif|bat|cmd|msi|dll|js|mjs|jse|vbs|vbe|wsf|hta|ps1|sh|bash|py|pl|php|jar|apk|app|lnk|reg|html?|xhtml|svgz?|xml|swf)(?=[\s._-]|$)/iu;

/**
 * Whether a file may be handed on as what it is: its bytes and its name must agree, by FILE_TYPES, and the bytes must be
 * only that. Names every reason to hold it at once. `fileName` as cleaned (file-name.ts).
 */
export function judgeFile(fileName: string, found: FoundContent): FileVerdict {
  const byName = fileTypeByName(fileName);
  const byContent = found.mediaType === null ? null : fileTypeOf(found.mediaType);
  const why: HeldBecause[] = [];
  if (found.active) why.push('ACTIVE_CONTENT');
  else if (byContent === null) why.push('UNKNOWN_CONTENT');
  if (found.alsoReadsAs !== null) why.push('TWO_TYPES');
  if (byName === null) why.push('UNKNOWN_ENDING');
  else if (byContent !== null && !agree(byContent, byName)) why.push('NAME_SAYS_OTHER');
  if (PROGRAM.test(withoutLastEnding(fileName))) why.push('NAME_HIDES_PROGRAM');
  return why.length > 0 || byName === null ? { standing: 'HELD', why } : { standing: 'AGREED', type: byName };
}

function agree(content: FileType, name: FileType): boolean {
  return (
    content.mediaType === name.mediaType || (MAY_BE_CALLED[content.mediaType] ?? []).includes(name.mediaType)
  );
}

function withoutLastEnding(fileName: string): string {
  return fileName.replace(/\.[^.]*$/u, '');
}
