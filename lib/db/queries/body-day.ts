import 'server-only';
import { env } from '@/lib/config/env';
import { zoneClock } from '@/lib/domain/shared/zone-clock';

/** The day that the reviewing body's calendar shows at an instant, ISO 8601. */
export function bodyDay(instant: Date): string {
  return zoneClock(instant, env().reportTimeZone).day;
}
