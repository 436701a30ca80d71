'use server';

import { defineAction } from '@/lib/actions/define-action';
import { paths } from '@/lib/config/paths';
import { confirmFigure } from '@/lib/db/commands/confirm-figure';
import { enterAdjustment } from '@/lib/db/commands/enter-adjustment';
import { enterOpeningBalance } from '@/lib/db/commands/enter-opening-balance';
import { stateFigure } from '@/lib/db/commands/state-figure';
import { success } from '@/lib/domain/shared/outcome';
import { adjustment, figureConfirmation, openingBalance, statedFigure } from '@/lib/schemas/entered-figures';

const entered = { redirectTo: paths.statedFigures() };

/** Enters a figure that the body states for a month. */
export const stateFigureAction = defineAction({
  schema: statedFigure,
  allowed: ['ANALYST', 'SUPERVISOR'],
  async run(actor, input) {
    const outcome = await stateFigure(actor, input);
    return outcome.ok ? success(entered) : outcome;
  },
});

/** Enters a difference that no case explains. */
export const enterAdjustmentAction = defineAction({
  schema: adjustment,
  allowed: ['ANALYST', 'SUPERVISOR'],
  async run(actor, input) {
    const outcome = await enterAdjustment(actor, input);
    return outcome.ok ? success(entered) : outcome;
  },
});

/** Enters the opening balance of a body that starts in mid-campaign. */
export const enterOpeningBalanceAction = defineAction({
  schema: openingBalance,
  allowed: ['ANALYST', 'SUPERVISOR'],
  async run(actor, input) {
    const outcome = await enterOpeningBalance(actor, input);
    return outcome.ok ? success(entered) : outcome;
  },
});

/** A supervisor confirms what another person entered. */
export const confirmFigureAction = defineAction({
  schema: figureConfirmation,
  allowed: ['SUPERVISOR'],
  async run(supervisor, { kind, figureId }) {
    const outcome = await confirmFigure(supervisor, kind, figureId);
    if (!outcome.ok) return outcome;
    return success({ revalidate: [paths.statedFigures()], redirectTo: paths.statedFigures() });
  },
});
