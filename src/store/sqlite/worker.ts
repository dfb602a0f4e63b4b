import { parentPort, workerData } from 'node:worker_threads';
import { Connection } from './connection.ts';
import { migrate, refuseNewer, SCHEMA_VERSION, versionOf } from './migrations.ts';
import { type Handler, readHandlers } from './read/handlers.ts';
import { type Answer, type Call, packFault, type ThreadData } from './wire.ts';
import { writeHandlers } from './write/handlers.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a thread of the store.');
const { path, role, readOnly, patience } = workerData as ThreadData;

const say = (answer: Answer) => port.postMessage(answer);

/** Opens the database; the first answer, to call 0, says whether that went well. */
function open(): { db: Connection; handlers: Record<string, Handler> } {
  const writer = role === 'writer';
  const db = new Connection(path, {
    readOnly: readOnly || !writer,
    patience,
    cache: writer ? 64_000 : 32_000,
  });
  try {
    if (writer && !readOnly) migrate(db);
    else refuseNewer(db, versionOf(db));
    return { db, handlers: writer ? writeHandlers(db) : readHandlers(db) };
  } catch (fault) {
    db.close();
    throw fault;
  }
}

try {
  const { db, handlers } = open();
  port.on('message', ({ id, op, args }: Call) => {
    try {
      if (op === 'close') {
        db.close();
        say({ id, value: null });
        port.close();
        return;
      }
      const handler = handlers[op];
      if (!handler) throw new Error(`no operation ${op}`);
      say({ id, value: handler(args, (progress) => say({ id, progress })) });
    } catch (fault) {
      say({ id, fault: packFault(fault) });
    }
  });
  say({ id: 0, value: SCHEMA_VERSION });
} catch (fault) {
  say({ id: 0, fault: packFault(fault) });
  port.close();
}
