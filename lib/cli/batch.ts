import { EXIT, textOption, UsageError, type CommandContext } from '@/lib/cli/command';
import { problemText } from '@/lib/cli/problem-text';
import { confirmHistoricBatch } from '@/lib/db/commands/confirm-historic-batch';
import { findActingStaff } from '@/lib/db/queries/find-acting-staff';
import { findHistoricBatches, getHistoricBatch, type HistoricBatch } from '@/lib/db/queries/historic-batches';
import { nothingStands, type BatchTotals } from '@/lib/domain/case/historic-batch';

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
  const outcome = await confirmHistoricBatch(person, batch.id, statedTotals(context));
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

/** The totals as the person has them from the source: all must be given, none is taken from the batch. */
function statedTotals(context: CommandContext): BatchTotals {
  const given = (option: string): string => {
    const text = textOption(context, option);
    if (text === undefined)
      throw new UsageError(`state the totals as you have them from the source: --${option} is missing`);
    return text;
  };
  const [min = '', max = min] = given('killed').split(/[-–]/);
  return {
    CREDIBLE: wholeNumber('credible', given('credible')),
    NON_CREDIBLE: wholeNumber('non-credible', given('non-credible')),
    DUPLICATE: wholeNumber('duplicate', given('duplicate')),
    killedMin: wholeNumber('killed', min),
    killedMax: wholeNumber('killed', max),
  };
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
      ? nothingStands(totals)
        ? 'nothing of it stands any more'
        : 'waits for confirmation'
      : `confirmed by ${batch.confirmedByName ?? ''} ${batch.confirmedAt.toISOString().slice(0, 10)}`,
  ].join('  ');
}
