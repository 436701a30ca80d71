import { defineConfig } from 'prisma/config';

/** The ordinary Prisma CLI is used for `generate` only; migrations run through prisma/migrate.ts. */
export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
