import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/config/env';

/** Scheme and host under which this reader reaches the site: as it is set, else as the browser asked for it. */
export async function siteOrigin(): Promise<string> {
  return env().origin ?? `http://${(await headers()).get('host') ?? 'localhost'}`;
}
