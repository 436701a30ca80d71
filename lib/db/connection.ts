import 'server-only';
import pg from 'pg';

type Query = {
  readonly text: string;
  readonly name?: string | undefined;
  readonly values?: readonly unknown[];
};

const isQuery = (given: unknown): given is Query =>
  typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string';

/** What PostgreSQL answers to a statement that returns nothing, where none needs to be sent. */
const nothing = (command: string): Partial<pg.QueryResult> => ({
  command,
  rowCount: 0,
  fields: [],
  rows: [],
});

/**
 * A connection that sends BEGIN together with the statement after it. Every transaction begins by entering an actor's
 * role (lib/db/scope), so each page saves one journey to the database and back for each of its transactions.
 */
export class Connection extends pg.Client {
  /** BEGIN was asked for and not sent yet. */
  #isBeginHeld = false;

  /**
   * Answers as the client itself would; only what Prisma's adapter sends, one object and no callback, is looked at.
   * Typed "never" because that is what fits each of the client's own signatures.
   */
  override query(...given: unknown[]): never {
    return this.#answer(given) as never;
  }

  #answer(given: readonly unknown[]): unknown {
    const [asked] = given;
    const send = (...what: unknown[]): unknown =>
      Reflect.apply(pg.Client.prototype.query as (...all: unknown[]) => unknown, this, what);
    if (!isQuery(asked) || given.length !== 1) return send(...given);
    if (asked.text === 'BEGIN') {
      this.#isBeginHeld = true;
      return Promise.resolve(nothing('BEGIN'));
    }
    if (!this.#isBeginHeld) return send(asked);
    this.#isBeginHeld = false;
    // The transaction was left before it did anything.
    if (asked.text === 'COMMIT' || asked.text === 'ROLLBACK') return Promise.resolve(nothing(asked.text));
    return this.#sendWithBegin(asked, send);
  }

  async #sendWithBegin(asked: Query, send: (what: unknown) => unknown): Promise<unknown> {
    if (asked.name || (asked.values !== undefined && asked.values.length > 0)) {
      // One message can't hold two statements with parameters. Never the second one where the first failed.
      await send({ text: 'BEGIN' });
      return send(asked);
    }
    const results = await send({ ...asked, text: `BEGIN; ${asked.text}` });
    return Array.isArray(results) ? results.at(-1) : results;
  }
}
