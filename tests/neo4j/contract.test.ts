import { afterAll, jest } from '@jest/globals';
import { storeContract } from '../contract/store.contract.ts';
import { Stores } from './stores.ts';

// The first store waits for a server to be fetched and started.
jest.setTimeout(180_000);

const stores = new Stores();
afterAll(() => stores.stop());

storeContract('Neo4j', () => stores.open());
