import next from '@next/eslint-plugin-next';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const NEXT_DEFAULT_EXPORTS = [
  'app/**/{page,layout,error,global-error,not-found,loading,template,default,route}.tsx',
  '*.config.{ts,mjs}',
  'proxy.ts',
  'lib/i18n/request.ts',
];

export default tseslint.config(
  {
    ignores: [
      '.next*/**',
      '.next-test/**',
      '.data/**',
      'node_modules/**',
      'lib/db/generated/**',
      'next-env.d.ts',
      'test-results/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts,mjs}'],
    plugins: { '@next/next': next, 'react-hooks': hooks },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Read settings through lib/config/env.ts.',
        },
      ],
    },
  },
  { files: NEXT_DEFAULT_EXPORTS, rules: { 'no-restricted-exports': 'off' } },
  {
    files: [
      'bin/**',
      'lib/config/**',
      '*.config.*',
      'e2e/**',
      'prisma/**',
      'lib/testing/**',
      '**/*.test.ts',
      '**/*.trial.ts',
      'instrumentation.ts',
    ],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' },
  },
  {
    files: ['lib/domain/**', 'lib/ledger/**'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'process'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The domain is pure: pass the time in.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The domain is pure: pass the time in.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'The domain is pure: pass randomness in.',
        },
      ],
    },
  },
);
