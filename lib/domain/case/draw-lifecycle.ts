import { publicBucket, CASE_STATUSES, type CaseStatus } from '@/lib/domain/case/status';
import type { Destination, Transition } from '@/lib/domain/case/transition-row';
import { TRANSITIONS } from '@/lib/domain/case/transitions';

/** Arrows that leave each status they start from; an action that stays where it is draws none. */
function arrows(): readonly string[] {
  const destinations = (to: Destination): readonly CaseStatus[] =>
    to.kind === 'STAYS' ? [] : to.kind === 'TO' ? [to.status] : to.statuses;
  const labels = new Map<string, Set<string>>();
  for (const { from, to, action } of TRANSITIONS) {
    for (const start of from ?? ['[*]']) {
      for (const end of destinations(to)) {
        if (start === end) continue;
        const arrow = `${start} --> ${end}`;
        labels.set(arrow, (labels.get(arrow) ?? new Set()).add(action));
      }
    }
  }
  return [...labels].map(([arrow, actions]) => `    ${arrow}: ${[...actions].join(', ')}`);
}

function goesTo(to: Destination): string {
  if (to.kind === 'STAYS') return 'stays';
  if (to.kind === 'TO') return to.status;
  const by = { OUTCOME: 'by outcome', SUBMITTED_FROM: 'back to where it was submitted', CHOICE: 'as chosen' }[
    to.by
  ];
  return `${by}: ${to.statuses.join(', ')}`;
}

function comesFrom(from: Transition['from']): string {
  if (from === null) return 'no case yet';
  return from.length === CASE_STATUSES.length ? 'any' : from.join(', ');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function list(values: readonly string[]): string {
  return values.length === 0 ? '–' : values.join(', ');
}

/** docs/lifecycle.md, drawn whole from the table of transitions. A test holds the file to it. */
export function drawLifecycle(): string {
  return [
    '# The lifecycle of a case',
    '',
    'Drawn from the table in `lib/domain/case` by `drawLifecycle`; do not edit by hand (`node bin/draw-lifecycle.mjs`).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...arrows(),
    '```',
    '',
    '## States',
    '',
    line(['state', 'published as']),
    line(['---', '---']),
    ...CASE_STATUSES.map((status) => line([status, publicBucket(status)])),
    '',
    '## Actions',
    '',
    'Guards are held in `guards.ts`. An action marked as work keeps whoever did it from approving that cycle.',
    '',
    line(['action', 'by', 'from', 'to', 'required', 'guards', 'events', 'work']),
    line(['---', '---', '---', '---', '---', '---', '---', '---']),
    ...TRANSITIONS.map((row) =>
      line([
        row.action,
        row.by.join(', '),
        comesFrom(row.from),
        goesTo(row.to),
        list(row.required),
        list(row.guards),
        list(row.emits),
        row.isWork ? 'yes' : 'no',
      ]),
    ),
    '',
  ].join('\n');
}
