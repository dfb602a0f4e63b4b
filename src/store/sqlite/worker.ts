import { parentPort } from 'node:worker_threads';
import { Connection } from '../local/connection.ts';
import { migrate, refuseOther, SCHEMA_VERSION } from './migrations.ts';
import { type Handler, readHandlers } from './read/handlers.ts';
import { type Answer, type Call, packFault, type ThreadData } from './wire.ts';
import { writeHandlers } from './write/handlers.ts';
import { rebuildIfOld } from './write/rebuild.ts';

const port = parentPort;
if (!port) throw new Error('This file runs as a thread of the store.');

const say = (answer: Answer) => port.postMessage(answer);

interface Opened {
  db: Connection;
  handlers: Record<string, Handler>;
}

/** Opens the database. */
function open({ path, role, readOnly, patience }: ThreadData): Opened {
  const writer = role === 'writer';
  const db = new Connection(path, {
    readOnly: readOnly || !writer,
    patience,
    cache: writer ? 64_000 : 32_000,
  });
  try {
    if (writer && !readOnly) {
      migrate(db);
      rebuildIfOld(db);
    } else refuseOther(db);
    return { db, handlers: writer ? writeHandlers(db) : readHandlers(db) };
  } catch (fault) {
    db.close();
    throw fault;
  }
}

let opened: Opened | null = null;

function answer({ id, op, args }: Call): unknown {
  if (op === 'open') {
    opened = open(args[0] as ThreadData);
    return SCHEMA_VERSION;
  }
  if (op === 'close') {
    opened?.handlers['leave']?.([], () => undefined);
    opened?.db.close();
    opened = null;
    return null;
  }
  const handler = opened?.handlers[op];
  if (!handler) throw new Error(`no operation ${op}`);
  return handler(args, (progress) => say({ id, progress }));
}

port.on('message', (call: Call) => {
  try {
    say({ id: call.id, value: answer(call) });
  } catch (fault) {
    say({ id: call.id, fault: packFault(fault) });
  }
});
