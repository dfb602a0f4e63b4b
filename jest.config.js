/** Shared by all suites; `npm test` runs all but those that need a browser or a Neo4j server. */
export const shared = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  testTimeout: 30_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/scripts/jest-sequence.mjs',
  globalSetup: '<rootDir>/scripts/jest-begin.mjs',
  globalTeardown: '<rootDir>/scripts/jest-clean.mjs',
  // In one piece; scripts/jest-build.mjs makes it.
  moduleNameMapper: { '^zod$': '<rootDir>/node_modules/.cache/ascribe-test/zod.mjs' },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          // Node needs them for JSON.
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' }, verbatimModuleSyntax: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  reporters: ['default', '<rootDir>/scripts/jest-counts.mjs'],
};

export default { ...shared, testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/(browser|neo4j)/'] };
