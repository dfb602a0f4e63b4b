import { shared } from './jest.config.js';

// A failed test may leave its browser open, and Jest would then wait for it for ever.
export default { ...shared, roots: ['<rootDir>/tests/browser'], forceExit: true };
