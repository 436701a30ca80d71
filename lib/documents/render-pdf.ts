import 'server-only';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PrintedDocument } from '@/lib/documents/printed-document';

const FONTS = [
  '@expo-google-fonts/ibm-plex-sans/400Regular',
  '@expo-google-fonts/ibm-plex-sans/600SemiBold',
  '@expo-google-fonts/ibm-plex-sans-arabic/400Regular',
  '@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold',
  '@expo-google-fonts/ibm-plex-mono/400Regular',
];

let compiler: NodeCompiler | null = null;

/** Fonts are read once a process; whatever fonts the machine has besides play no part in the product's own letters. */
function theCompiler(): NodeCompiler {
  if (compiler !== null) return compiler;
  // The build would otherwise take the whole project for something that this file may need.
  const root = /* turbopackIgnore: true */ process.cwd();
  const modules = path.dirname(
    path.dirname(createRequire(path.join(root, 'x')).resolve('next/package.json')),
  );
  compiler = NodeCompiler.create({
    workspace: path.join(root, 'lib', 'documents'),
    fontArgs: [{ fontPaths: FONTS.map((font) => path.join(/* turbopackIgnore: true */ modules, font)) }],
  });
  return compiler;
}

/**
 * Prints a document as a PDF that says of every part what it is (PDF/UA-1: title, language, headings, tables), so that it
 * can be read aloud. The same document gives the same bytes. A character that no letter of ours can show is printed by its
 * number, such as [U+1F642], so that nothing goes missing unseen. Throws where the document could not be set.
 */
export function renderPdf(document: PrintedDocument): Buffer {
  const data = JSON.stringify(document);
  try {
    return set(data);
  } catch (error) {
    const unshown = unshownIn(reasonOf(error));
    if (unshown.length === 0) throw failure(error);
    try {
      return set(JSON.stringify(inNumbers(data, unshown)));
    } catch (again) {
      throw failure(again);
    }
  } finally {
    // What was set once is not set again soon: nothing of a case stays in memory.
    theCompiler().evictCache(0);
  }
}

function set(data: string): Buffer {
  const mainFilePath = path.join(process.cwd(), 'lib', 'documents', 'document.typ');
  return theCompiler().pdf({ mainFilePath, inputs: { document: data } }, { pdfStandard: 'ua-1' });
}

/** The texts that the compiler says it has no letters for. */
function unshownIn(reason: string): readonly string[] {
  const told = reason.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g);
  return [...told].map(([, text = '']) =>
    text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_all, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  );
}

/** The document with these characters written by their numbers, wherever they stand. */
function inNumbers(data: string, unshown: readonly string[]): unknown {
  return JSON.parse(data, (_key, value: unknown) =>
    typeof value === 'string'
      ? unshown.reduce((text, characters) => text.replaceAll(characters, byNumber(characters)), value)
      : value,
  );
}

function byNumber(characters: string): string {
  return Array.from(characters, (one) => `[U+${one.codePointAt(0)?.toString(16).toUpperCase() ?? ''}]`).join(
    '',
  );
}

function failure(error: unknown): Error {
  return new Error(`the document could not be set: ${reasonOf(error)}`, { cause: error });
}

/** The compiler says what is wrong in `code`. */
function reasonOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
