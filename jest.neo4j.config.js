import { shared } from './jest.config.js';

export default { ...shared, roots: ['<rootDir>/tests/neo4j'] };
