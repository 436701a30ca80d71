import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A route of the production build: a page, or a handler of its own. */
export type Route = { readonly path: string; readonly isPage: boolean };

/** A server action of the production build, and one page that it can be posted to. */
export type BuiltAction = { readonly name: string; readonly id: string; readonly page: string };

/** Next's own, reached only from inside; asking for them is asking for nothing. */
const INTERNAL = ['/_not-found', '/_global-error'];

function readBuild<T>(...file: readonly string[]): T {
  const folder = process.env.ATTEST_DIST_DIR;
  if (!folder) throw new Error('ATTEST_DIST_DIR does not say where the build is');
  return JSON.parse(readFileSync(path.resolve(folder, ...file), 'utf8')) as T;
}

/** Every route that the build serves. */
export function builtRoutes(): readonly Route[] {
  const byFile = readBuild<Record<string, string>>('app-path-routes-manifest.json');
  return Object.entries(byFile)
    .map(([file, route]) => ({ path: route, isPage: file.endsWith('/page') }))
    .filter(({ path: route }) => !INTERNAL.includes(route));
}

type References = {
  readonly node: Readonly<
    Record<string, { readonly exportedName: string; readonly workers: Readonly<Record<string, unknown>> }>
  >;
};

/** Every server action in the build: each is reachable by a POST to any page that it is built into. */
export function builtActions(): readonly BuiltAction[] {
  const { node } = readBuild<References>('server', 'server-reference-manifest.json');
  return Object.entries(node).map(([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    page: routeOf(Object.keys(workers)[0] ?? ''),
  }));
}

/** "app/(public)/track/page" is served as "/track". */
function routeOf(worker: string): string {
  const parts = worker.split('/').slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}

/** Whether an address is one of a route's. A route that names its parts comes before one that leaves them open. */
export function isOfRoute(route: string, address: string): boolean {
  const { pathname } = new URL(address, 'http://any');
  const pattern = route.replace(/\[\.\.\.\w+\]/g, '.+').replace(/\[\w+\]/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(pathname);
}

/** Every method a route handler could have. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
