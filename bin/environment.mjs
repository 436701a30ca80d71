// @ts-check
import { loadSecrets } from './secrets.mjs';

/**
 * Settings that keep tools off the network: Prisma's generator needs no engine, Next no telemetry.
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment() {
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY || '/bin/true',
  };
}

/**
 * What the application reads through lib/config/env.ts. Settings given from outside win, except the
 * database: that is the one the command opened.
 * @param {{ dataDir: string, appUrl?: string, origin?: string, distDir?: string }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function applicationEnvironment({ dataDir, appUrl, origin, distDir }) {
  const secrets = loadSecrets(dataDir);
  return {
    ...toolEnvironment(),
    ATTEST_DATA_DIR: dataDir,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
      process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || secrets.serverActionsKey,
    ...(appUrl ? { APP_DATABASE_URL: appUrl } : {}),
    ...(origin
      ? {
          NEXTAUTH_URL: process.env.NEXTAUTH_URL || origin,
          ATTEST_ORIGIN: process.env.ATTEST_ORIGIN || origin,
        }
      : {}),
    ...(distDir ? { ATTEST_DIST_DIR: distDir } : {}),
  };
}
