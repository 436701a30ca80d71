import pg from 'pg';

/** A node of EXPLAIN's JSON. */
type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly PlanNode[];
};

/** A statement as the database planned it, also inside functions. */
export type Plan = { readonly text: string; readonly root: PlanNode };

/** One statement as it went to the database. */
type Sent = { readonly text: string; readonly values: readonly unknown[]; readonly name: string | undefined };

/** Functions and prepared statements are planned for their parameters at first; after five calls one plan may do for all. */
const REPEATS = 8;

/**
 * How the database really answers: records every statement that `run` sends, sends the same again as administrator (each
 * enters its own role, as it did), and has the database tell its plans, those inside functions too.
 */
export async function plansOf(adminUrl: string, run: () => Promise<unknown>): Promise<readonly Plan[]> {
  const sent = await recordStatements(run);
  const client = new pg.Client({ connectionString: adminUrl });
  const plans: Plan[] = [];
  client.on('notice', ({ message }) => {
    const told = /^duration: .*?plan:\n(.*)$/s.exec(message ?? '')?.[1];
    if (told === undefined) return;
    const { 'Query Text': text, Plan: root } = JSON.parse(told) as { 'Query Text': string; Plan: PlanNode };
    plans.push({ text, root });
  });
  await client.connect();
  try {
    await client.query("load 'auto_explain'");
    await client.query(`set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
      set auto_explain.log_format = json; set auto_explain.log_level = notice; set auto_explain.log_analyze = on; set auto_explain.log_timing = off; set auto_explain.log_buffers = on;
      set client_min_messages = notice`);
    for (let n = 0; n < REPEATS; n += 1)
      for (const { text, values, name } of sent)
        await client.query({ text, values: [...values], ...(name ? { name } : {}) });
  } finally {
    await client.end();
  }
  return plans;
}

/** The large tables that a plan reads from one end to the other, each with the statement that does. */
export function readWhole(plans: readonly Plan[], tables: readonly string[]): readonly string[] {
  return plans.flatMap(({ text, root }) =>
    nodes(root)
      .filter((node) => node['Node Type'] === 'Seq Scan' && tables.includes(node['Relation Name'] ?? ''))
      .map((node) => `${node['Relation Name'] ?? ''}: ${text.trim().slice(0, 200)}`),
  );
}

/** How many blocks of tables and indexes the costliest of the statements went through. */
export function mostBlocks(plans: readonly Plan[]): number {
  const blocks = plans.map(
    ({ root }) => (root['Shared Hit Blocks'] ?? 0) + (root['Shared Read Blocks'] ?? 0),
  );
  return Math.max(0, ...blocks);
}

/** Names of all indexes used. */
export function indexesUsed(plans: readonly Plan[]): ReadonlySet<string> {
  return new Set(plans.flatMap(({ root }) => nodes(root).flatMap((node) => node['Index Name'] ?? [])));
}

function nodes(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodes)];
}

/** Every statement that `run` sends to the database, as it goes to its driver. */
export async function recordStatements(run: () => Promise<unknown>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  // The database's own driver, as the application uses it: only listened to.
  const prototype = pg.Client.prototype as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function listening(this: unknown, ...given: unknown[]) {
    const [first, second] = given;
    if (typeof first === 'string')
      sent.push({ text: first, values: Array.isArray(second) ? second : [], name: undefined });
    else sent.push({ text: '', values: [], name: undefined, ...(first as Partial<Sent>) });
    return query.apply(this, given);
  };
  try {
    await run();
  } finally {
    prototype.query = query;
  }
  return sent.filter(({ text }) => text !== '');
}
