export { openSqlite as openStore } from './index.ts';
