import { EXIT, requiredOption, textOption, UsageError, type CommandContext } from '@/lib/cli/command';
import { problemText } from '@/lib/cli/problem-text';
import { confirmFigure as confirm } from '@/lib/db/commands/confirm-figure';
import { enterAdjustment } from '@/lib/db/commands/enter-adjustment';
import { enterOpeningBalance } from '@/lib/db/commands/enter-opening-balance';
import { stateFigure as state, type FigureEntered } from '@/lib/db/commands/state-figure';
import { enteredFigures, type EnteredFigure } from '@/lib/db/queries/figures-entered';
import { findActingStaff } from '@/lib/db/queries/find-acting-staff';
import type { AdjustableFigure, StatedFigureName } from '@/lib/domain/publication/flow-rows';
import type { Outcome } from '@/lib/domain/shared/outcome';

const WHOLE = /^[+-]?\d{1,12}$/;

function wholeNumber(context: CommandContext, name: string): number {
  const text = requiredOption(context, name);
  if (!WHOLE.test(text)) throw new UsageError(`--${name} takes a whole number`);
  return Number(text);
}

function statedOrNot(context: CommandContext, name: string): number | null {
  return textOption(context, name) === undefined ? null : wholeNumber(context, name);
}

function answer({ io, json }: CommandContext, outcome: Outcome<FigureEntered>, done: string): number {
  if (outcome.ok) {
    const { figureId, seq, leafHash } = outcome.value;
    io.write(
      json
        ? `${JSON.stringify({ ok: true, figureId, seq: seq.toString(), leafHash })}\n`
        : `${done}\n  id     ${figureId}\n  entry  ${seq.toString()} ${leafHash}\n`,
    );
    return EXIT.done;
  }
  if (json) io.write(`${JSON.stringify(outcome)}\n`);
  else if (outcome.kind === 'REFUSAL') for (const one of outcome.problems) io.note(`${problemText(one)}\n`);
  return EXIT.refused;
}

const ENTERED = 'Entered. It counts once another person has confirmed it.';

/** `figures state`: a figure the body states for a month. */
export async function stateFigure(context: CommandContext): Promise<number> {
  const figure = requiredOption(context, 'figure').toUpperCase() as StatedFigureName;
  const month = requiredOption(context, 'month');
  const value = wholeNumber(context, 'value');
  return answer(context, await state(context.actor, { figure, month, value }), ENTERED);
}

/** `figures adjust`: a difference that no case explains. */
export async function adjustFigure(context: CommandContext): Promise<number> {
  const figure = requiredOption(context, 'figure').toUpperCase() as AdjustableFigure;
  const month = requiredOption(context, 'month');
  const reason = requiredOption(context, 'reason');
  const delta = wholeNumber(context, 'by');
  return answer(context, await enterAdjustment(context.actor, { figure, month, delta, reason }), ENTERED);
}

/** `figures open`: the opening balance of a body that starts in mid-campaign. */
export async function enterOpening(context: CommandContext): Promise<number> {
  const balance = {
    month: requiredOption(context, 'month'),
    openCases: wholeNumber(context, 'open'),
    reopenedCases: statedOrNot(context, 'reopened') ?? 0,
    killed: statedOrNot(context, 'killed'),
    injured: statedOrNot(context, 'injured'),
    reports: statedOrNot(context, 'reports'),
    credible: statedOrNot(context, 'credible'),
    nonCredible: statedOrNot(context, 'non-credible'),
    duplicate: statedOrNot(context, 'duplicate'),
  };
  return answer(context, await enterOpeningBalance(context.actor, balance), ENTERED);
}

/** `figures confirm ID`: the second person's word. */
export async function confirmFigure(context: CommandContext): Promise<number> {
  const [id, ...more] = context.positionals;
  if (id === undefined || more.length > 0) throw new UsageError('name one figure by its id');
  const person = await findActingStaff(context.actor);
  if (!person) throw new UsageError('--as must name the supervisor who confirms');
  const found = (await enteredFigures(context.actor)).find(({ figure }) => figure.id === id);
  if (!found) throw new UsageError('there is no figure with this id; "figures list" names them');
  const confirmed = await confirm(person, found.figure.kind, id);
  return answer(context, confirmed, `Confirmed by ${person.name}. It counts from now on.`);
}

/** `figures list`: what was entered, what waits first. */
export async function listFigures({ actor, io, json }: CommandContext): Promise<number> {
  const figures = await enteredFigures(actor);
  if (json) io.write(`${JSON.stringify({ figures })}\n`);
  else if (figures.length === 0) io.write('No figures have been entered.\n');
  else
    for (const { figure, enteredByName, confirmedByName } of figures)
      io.write(
        `${figure.id}  ${figure.content.month}  ${contentOf(figure)}  entered by ${enteredByName ?? 'operator'}, ` +
          `${figure.confirmedAt === null ? 'waits for confirmation' : `confirmed by ${confirmedByName ?? ''}`}\n`,
      );
  return EXIT.done;
}

function contentOf(entered: EnteredFigure): string {
  switch (entered.kind) {
    case 'STATED_FIGURE':
      return `${entered.content.figure} ${String(entered.content.value)}`;
    case 'ADJUSTMENT':
      return `${entered.content.figure} ${entered.content.delta > 0 ? '+' : ''}${String(entered.content.delta)} (${entered.content.reason})`;
    case 'OPENING_BALANCE':
      return `OPENING_BALANCE ${String(entered.content.openCases)} open`;
  }
}
