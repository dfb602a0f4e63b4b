import { shared } from './jest.config.js';

/** The tests of the engine, and those of the API with this engine below. */
export default {
  ...shared,
  roots: ['<rootDir>/tests/neo4j', '<rootDir>/tests/graphql'],
  globalSetup: '<rootDir>/scripts/jest-neo4j.mjs',
  globalTeardown: '<rootDir>/scripts/jest-neo4j-end.mjs',
  // One database a server: files share two servers by turns, and so the plans that these have made already.
  maxWorkers: 1,
  // A failed test may leave its server open, and Jest would then wait for it for ever.
  forceExit: true,
};
