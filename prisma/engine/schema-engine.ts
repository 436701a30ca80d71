import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { readSchema } from './migration-files';

/**
 * Prisma's schema engine as WebAssembly, over the `pg` driver: the same engine the Prisma CLI would
 * download, without the download.
 */

let loaded: Promise<void> | undefined;

/** The engine starts a ten-second timer for its lock and never clears it; it must not keep the process alive. */
function withIdleTimers(imports: object): WebAssembly.ModuleImports {
  return Object.fromEntries(
    Object.entries(imports).map(([name, imported]) => [
      name,
      name.startsWith('__wbg_setTimeout_')
        ? (...args: unknown[]) => (imported as (...args: unknown[]) => NodeJS.Timeout)(...args).unref()
        : imported,
    ]),
  ) as WebAssembly.ModuleImports;
}

async function loadEngine(): Promise<void> {
  const folder = path.dirname(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  );
  const bytes = await readFile(path.join(folder, 'schema_engine_bg.wasm'));
  const imports = { './schema_engine_bg.js': withIdleTimers(engineModule) };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** PostgreSQL's one-byte type `"char"`, in which its catalogues are written, and the type `text`. */
const ONE_BYTE_CHAR = 18;
const TEXT = 25;

/** A pool of one connection as attest_owner that passes the type `"char"` on as text and remembers where. */
class EnginePool extends pg.Pool {
  /** Rows of an answer → the columns that were `"char"`. */
  readonly charColumns = new WeakMap<object, number[]>();

  constructor(url: string) {
    super({ connectionString: url, max: 1, options: '-c role=attest_owner' });
    const plain = this.query.bind(this) as (...args: unknown[]) => Promise<pg.QueryArrayResult>;
    const renamed = async (...args: unknown[]) => {
      const result = await plain(...args);
      const found: number[] = [];
      result.fields?.forEach((field, column) => {
        if (field.dataTypeID !== ONE_BYTE_CHAR) return;
        field.dataTypeID = TEXT;
        found.push(column);
      });
      if (found.length > 0) this.charColumns.set(result.rows, found);
      return result;
    };
    this.query = renamed as typeof this.query;
  }
}

/**
 * The adapter as the engine needs it. Prisma's own splits scripts at every semicolon, also inside
 * function bodies, though PostgreSQL takes a script whole; and it refuses the type `"char"`, which
 * the engine reads from the catalogues as characters.
 */
class EngineAdapter extends PrismaPg {
  constructor(private readonly pool: EnginePool) {
    super(pool);
  }

  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script: string) => {
      await this.pool.query(script);
    };
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (query) => {
      const answer = await queryRaw(query);
      for (const column of this.pool.charColumns.get(answer.rows) ?? []) {
        answer.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return answer;
    };
    return connection;
  }
}

/** The engine reports a panic here before it throws; without the registry the message is lost. */
const panicRegistry = {
  message: '',
  set_message(text: string) {
    this.message = text;
  },
};
(globalThis as { PRISMA_WASM_PANIC_REGISTRY?: unknown }).PRISMA_WASM_PANIC_REGISTRY = panicRegistry;

/**
 * Runs work with a schema engine on the database, as the role that owns the schema.
 * @param url connection string of an administrator who may become attest_owner
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const pool = new EnginePool(url);
  const { path: file, content } = readSchema();
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: [[file, content]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new EngineAdapter(pool)),
    );
    try {
      return await work(engine);
    } catch (error) {
      if (panicRegistry.message)
        throw new Error(`The schema engine stopped: ${panicRegistry.message}`, { cause: error });
      throw error;
    } finally {
      engine.free();
    }
  } finally {
    await pool.end(); // the engine's own lock ends with its connection
  }
}
