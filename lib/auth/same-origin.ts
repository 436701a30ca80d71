/**
 * Whether a POST came from our own pages. Server actions are reachable by a direct POST and Next accepts one without
 * Origin; route handlers check nothing. What browsers say of themselves, best first:
 * - Sec-Fetch-Site (every browser since 2023): `same-origin`, or it is refused.
 * - Origin (every browser since 2020, on every POST): our host, or it is refused. `null` says nothing about where it
 *   came from, so without Sec-Fetch-Site it is refused.
 * - Referer (what older ones send): our host, or it is refused.
 * - None of the three: an old browser behind a filter, or no browser at all. Refused where a cookie lends the request
 *   its authority; let in where none does, for a report by the public must work from anywhere.
 */
export function isSameOrigin(
  headers: Pick<Headers, 'get'>,
  site: { readonly origin: string | undefined; readonly cookieAuthority: boolean },
): boolean {
  const fetchSite = headers.get('sec-fetch-site');
  if (fetchSite !== null) return fetchSite === 'same-origin';
  const from = headers.get('origin') ?? headers.get('referer');
  if (from === null) return !site.cookieAuthority;
  const host = hostOf(from);
  return host !== null && (host === headers.get('host') || host === hostOf(site.origin ?? ''));
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host || null : null;
}
