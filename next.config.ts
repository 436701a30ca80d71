import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  distDir: process.env.ATTEST_DIST_DIR || '.next', // the tests build beside a running demo
  poweredByHeader: false,
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: true }, // `npm run types` checks them; the build need not do it twice
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@node-rs/argon2',
    'pg',
    'pino',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
