import { openSqlite } from '../../src/store/sqlite/index.ts';

/** Tries to open a store and says what happened; the tests run it as somebody with fewer rights. */
try {
  const store = await openSqlite(process.argv[2] ?? '', { readers: 1 });
  await store.close();
  console.log('opened');
} catch (fault) {
  const { name, code, message } = fault as { name: string; code: string; message: string };
  console.log(name, code, message);
}
