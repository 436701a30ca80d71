import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/**
 * What Next calls by name and everybody knows, and what is made by a call (a schema, a form's action): it is named by what
 * it is, and what it does is said where it is made.
 */
const KNOWN = new Set(['generateMetadata', 'GET', 'POST']);

/** Names of exported functions, classes and components of a file that nothing is said about. */
function undocumented(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    const names = namesOf(statement).filter((name) => !KNOWN.has(name));
    return ts.getJSDocCommentsAndTags(statement).length > 0 ? [] : names.map((name) => `${file}: ${name}`);
  });
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return [statement.name?.text ?? 'default'];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer !== undefined && ts.isArrowFunction(initializer))
    .map(({ name }) => name.getText());
}

test('every exported function, class and component says what it is for', () => {
  const listed = execFileSync('git', ['ls-files', 'app', 'components', 'lib', 'prisma'], {
    encoding: 'utf8',
  });
  const files = listed
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|trial)\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => undocumented(file, readFileSync(file, 'utf8')))).toEqual([]);
});

test('a function without a word about it is found, and one with is not', () => {
  expect(
    undocumented('a.ts', 'export function bare() {}\nexport const arrow = () => 1;\nfunction own() {}'),
  ).toEqual(['a.ts: bare', 'a.ts: arrow']);
  expect(
    undocumented('a.ts', '/** Says it. */\nexport function told() {}\nexport const made = make();'),
  ).toEqual([]);
});
