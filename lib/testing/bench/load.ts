/** What one measurement found. Times in milliseconds. */
export type Measured = {
  readonly requests: number;
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
};

/** Something that can be done again and again; each time uses up one item, which is made before the clock starts. */
export type Work<T> = {
  readonly make: (count: number) => Promise<readonly T[]>;
  /** Done before each time, off the clock. */
  readonly before?: () => Promise<void>;
  readonly run: (item: T) => Promise<void>;
};

/** A page over HTTP, and the same SQL alone. */
export type Pair<A, B = A> = { readonly http: Work<A>; readonly sql: Work<B> };

/** How much at once, how often and for how long at most. */
export type Load = {
  readonly concurrency: number;
  readonly warmUp: number;
  readonly most: number;
  readonly seconds: number;
};

/**
 * Does the work so often or for so long, whichever ends first, so many at once: each of `concurrency` workers takes the
 * next item as soon as its last one is answered. Warms up first. A work that throws ends the measurement.
 */
export async function measure<T>(work: Work<T>, load: Load): Promise<Measured> {
  const items = [...(await work.make(load.warmUp + load.most))];
  await runAll(items.splice(0, load.warmUp), work, load.concurrency, Number.POSITIVE_INFINITY);
  const began = performance.now();
  const times = await runAll(items, work, load.concurrency, began + load.seconds * 1000);
  const seconds = (performance.now() - began) / 1000;
  return {
    requests: times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    perSecond: times.length / seconds,
  };
}

/**
 * Does several works in turn, one item of each after the other, one at a time: on a machine that others use, all of them
 * meet the same neighbours, so that they can be held against each other. The rate is that of the work's own times.
 */
export async function measureInTurn<K extends string>(
  works: Readonly<Record<K, Work<unknown>>>,
  load: Omit<Load, 'concurrency'>,
): Promise<Readonly<Record<K, Measured>>> {
  const names = Object.keys(works) as K[];
  const items = new Map<K, readonly unknown[]>();
  for (const name of names) items.set(name, await works[name].make(load.warmUp + load.most));
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  const until = performance.now() + load.seconds * 1000;
  for (let n = 0; n < load.warmUp + load.most && performance.now() < until; n += 1)
    // Who goes first changes each time: being second is no advantage of one of them.
    for (const name of n % 2 === 0 ? names : names.toReversed()) {
      const began = performance.now();
      await works[name].run(items.get(name)?.[n]);
      if (n >= load.warmUp) times.get(name)?.push(performance.now() - began);
    }
  return Object.fromEntries(names.map((name) => [name, summed(times.get(name) ?? [])])) as Record<
    K,
    Measured
  >;
}

function summed(times: readonly number[]): Measured {
  const all = times.reduce((sum, time) => sum + time, 0);
  return {
    requests: times.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    perSecond: (times.length * 1000) / all,
  };
}

async function runAll<T>(
  items: readonly T[],
  { run, before }: Work<T>,
  concurrency: number,
  until: number,
): Promise<number[]> {
  const times: number[] = [];
  const left = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const next = left.next();
      if (next.done) return;
      await before?.();
      const began = performance.now();
      await run(next.value);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return times;
}

/** The value that such a share of the times does not exceed (nearest rank). */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}
