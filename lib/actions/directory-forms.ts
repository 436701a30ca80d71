'use server';

import { defineAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { createOrganisation, createUnit, switchOrganisation } from '@/lib/db/commands/change-directory';
import { success } from '@/lib/domain/shared/outcome';
import { newDirectoryName, organisationSwitch } from '@/lib/schemas/account';

/** Creates a submitting organisation. */
export const createOrganisationAction = defineAction({
  schema: newDirectoryName,
  allowed: ['ADMIN'],
  async run(admin, { name }) {
    const created = await createOrganisation(admin, name);
    if (!created.ok) return created;
    return success({ revalidate: [paths.adminOrganisations()], done: 'admin.done.organisationCreated' });
  },
});

/** Disables or enables an organisation. */
export const switchOrganisationAction = defineAction({
  schema: organisationSwitch,
  allowed: ['ADMIN'],
  async run(admin, { organisationId, disabled }) {
    const switched = await switchOrganisation(admin, organisationId, disabled === 'yes');
    if (!switched.ok) return switched;
    return success({
      revalidate: [paths.adminOrganisations()],
      done: disabled === 'yes' ? 'admin.done.organisationDisabled' : 'admin.done.organisationEnabled',
    });
  },
});

/** Creates a military unit. */
export const createUnitAction = defineAction({
  schema: newDirectoryName,
  allowed: ['ADMIN'],
  async run(admin, { name }) {
    const created = await createUnit(admin, name);
    if (!created.ok) return created;
    return success({ revalidate: [paths.adminUnits()], done: 'admin.done.unitCreated' });
  },
});
