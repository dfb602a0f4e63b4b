import { shared } from './jest.config.js';

// A failed test may leave its server open, and Jest would then wait for it for ever.
export default { ...shared, roots: ['<rootDir>/tests/neo4j'], forceExit: true };
