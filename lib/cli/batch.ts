import { EXIT, textOption, UsageError, type CommandContext } from '@/lib/cli/command';
import { problemText } from '@/lib/cli/problem-text';
import { confirmHistoricBatch } from '@/lib/db/commands/confirm-historic-batch';
import { findActingStaff } from '@/lib/db/queries/find-acting-staff';
import { findHistoricBatches, getHistoricBatch, type HistoricBatch } from '@/lib/db/queries/historic-batches';
import type { BatchTotals } from '@/lib/domain/case/historic-batch';

/** `batch list`: determinations brought in, batch by batch, those that wait first. */
export async function listBatches({ actor, json, io }: CommandContext): Promise<number> {
  const batches = await findHistoricBatches(actor);
  if (json) io.write(`${JSON.stringify({ batches })}\n`);
  else io.write(batches.length === 0 ? 'There are no batches.\n' : `${batches.map(lineOf).join('\n')}\n`);
  return EXIT.done;
}

/** `batch confirm ID`: the second person's word that the totals are right. */
export async function confirmBatch(context: CommandContext): Promise<number> {
  const { io, json } = context;
  const [id, ...more] = context.positionals;
  if (id === undefined || more.length > 0 || !/^[0-9a-f-]{36}$/i.test(id))
    throw new UsageError('name one batch by its id');
  const person = await findActingStaff(context.actor);
  if (!person) throw new UsageError('--as must name the supervisor who confirms');
  const batch = await getHistoricBatch(context.actor, id);
  if (!batch) throw new UsageError('there is no batch with this id');
  const outcome = await confirmHistoricBatch(person, batch.id, statedTotals(context, batch));
  if (outcome.ok) {
    const { cases } = outcome.value;
    io.write(
      json
        ? `${JSON.stringify({ ok: true, ...outcome.value })}\n`
        : `${lineOf(batch)}\nConfirmed by ${person.name}: ${cases} determinations.\n`,
    );
    return EXIT.done;
  }
  if (json) io.write(`${JSON.stringify(outcome)}\n`);
  else if (outcome.kind === 'REFUSAL')
    for (const problem of outcome.problems) io.note(`${problemText(problem)}\n`);
  else io.note(`Already confirmed by ${outcome.by || 'somebody'} at ${outcome.at}.\n`);
  return EXIT.refused;
}

const COUNTS = { credible: 'CREDIBLE', 'non-credible': 'NON_CREDIBLE', duplicate: 'DUPLICATE' } as const;

/** The totals as the person has them; what is not given is taken as the batch has it, and shown with the answer. */
function statedTotals(context: CommandContext, { totals }: HistoricBatch): BatchTotals {
  const stated = { ...totals };
  for (const [option, name] of Object.entries(COUNTS)) {
    const text = textOption(context, option);
    if (text !== undefined) stated[name] = wholeNumber(option, text);
  }
  const killed = textOption(context, 'killed');
  if (killed !== undefined) {
    const [min = '', max = min] = killed.split(/[-–]/);
    stated.killedMin = wholeNumber('killed', min);
    stated.killedMax = wholeNumber('killed', max);
  }
  return stated;
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${option} takes a whole number`);
  return Number(text);
}

function lineOf(batch: HistoricBatch): string {
  const { totals } = batch;
  return [
    batch.id,
    batch.enteredAt.toISOString().slice(0, 16).replace('T', ' '),
    batch.enteredByName ?? 'operator',
    `${totals.CREDIBLE} credible, ${totals.NON_CREDIBLE} non-credible, ${totals.DUPLICATE} duplicate`,
    `killed ${totals.killedMin}–${totals.killedMax}`,
    `injured ${totals.injuredMin}–${totals.injuredMax}`,
    `${totals.undated} undated`,
    ...(totals.replaced > 0 ? [`${totals.replaced} no longer standing`] : []),
    batch.confirmedAt === null
      ? 'waits for confirmation'
      : `confirmed by ${batch.confirmedByName ?? ''} ${batch.confirmedAt.toISOString().slice(0, 10)}`,
  ].join('  ');
}
