import { getTranslations } from 'next-intl/server';
import type { AdminActor } from '@/lib/domain/case/actor';
import { findOrganisations, findUnits } from '@/lib/db/queries/find-directory';
import { ROLES } from '@/lib/domain/account/roles';

/** What the account forms offer: roles, organisations that are active, units. */
export async function findChoices(admin: AdminActor) {
  const [roles, organisations, units] = await Promise.all([
    getTranslations('enums.ActorKind'),
    findOrganisations(admin),
    findUnits(admin),
  ]);
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    value: id,
    label: name,
  });
  return {
    roles: ROLES.map((role) => ({ value: role, label: roles(role) })),
    organisations: organisations.filter(({ disabledAt }) => disabledAt === null).map(named),
    units: units.map(named),
  };
}
