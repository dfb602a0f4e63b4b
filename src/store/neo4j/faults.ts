import { AscribeError } from '../../model/errors.ts';
import {
  InvalidBookmark,
  StoreBusy,
  StoreRefused,
  StoreTimeout,
  StoreUnreachable,
  StoreUnusable,
} from '../errors.ts';

type Make = (shown: string, cause?: unknown) => AscribeError;

const refused =
  (what: string, wayOut: string): Make =>
  (shown, cause) =>
    new StoreRefused(`${shown} ${what}`, { wayOut, cause });
const unusable =
  (what: string, wayOut: string): Make =>
  (shown, cause) =>
    new StoreUnusable(`${shown} ${what}`, { wayOut, cause });
const timeout: Make = (shown, cause) =>
  new StoreTimeout(`${shown} did not answer in time`, {
    wayOut:
      'Ask for less at once, or raise ASCRIBE_NEO4J_TIMEOUT (milliseconds) and db.transaction.timeout of the server.',
    cause,
  });
const unreachable: Make = (shown, cause) =>
  new StoreUnreachable(`${shown} cannot be reached`, {
    wayOut:
      'Look whether Neo4j runs and the address is right (ASCRIBE_STORE or --store). Ascribe goes on by itself once it answers.',
    cause,
  });

/** A bookmark that this server cannot read. */
export const invalidBookmark: Make = (shown, cause) =>
  new InvalidBookmark(`${shown} cannot read this bookmark`, {
    wayOut: 'Send the Ascribe-Bookmark that the last answer bore, or none.',
    cause,
  });

const crowded: Make = (shown, cause) =>
  new StoreBusy(`all connections to ${shown} are in use`, {
    wayOut: 'Try again in a moment; if it stays, raise ASCRIBE_NEO4J_POOL (connections at most).',
    cause,
  });

/** By the codes of Neo4j; the GQL statuses differ between its releases. The first that fits is taken. */
const known: readonly [code: RegExp, make: Make][] = [
  [
    /Security\.AuthenticationRateLimit$/,
    refused('takes no password for some seconds after several wrong ones', 'Wait a little and try again.'),
  ],
  [
    /Security\.CredentialsExpired$/,
    refused('wants the password changed first', 'Change it with cypher-shell, then start Ascribe again.'),
  ],
  [
    /Security\.(Unauthorized|TokenExpired)$/,
    refused(
      'does not accept user or password',
      'Put them into the address, or into ASCRIBE_NEO4J_USER and ASCRIBE_NEO4J_PASSWORD (or ASCRIBE_NEO4J_PASSWORD_FILE).',
    ),
  ],
  [
    /Security\.Forbidden$/,
    refused('does not allow this user to do that', 'Give the user the role "architect".'),
  ],
  [/Transaction\.InvalidBookmark(Mixture)?$/, invalidBookmark],
  [
    /Database\.DatabaseNotFound$/,
    unusable(
      'has no such database',
      'Name another after the host (neo4j://host/database), or make it there.',
    ),
  ],
  [
    /General\.(ForbiddenOnReadOnlyDatabase|WriteOnReadOnlyAccessDatabase)$|Cluster\.NotALeader$/,
    unusable(
      'takes no writes',
      'Address the whole cluster (neo4j://, not bolt://), or set server.databases.read_only on the server to none.',
    ),
  ],
  [/Transaction\.(TransactionTimedOut|LockClientStopped|Terminated)|TransactionTimedOutClient/, timeout],
  [
    /General\.(MemoryPoolOutOfMemoryError|TransactionOutOfMemoryError|OutOfMemoryError)$/,
    unusable(
      'has too little memory for this',
      'Raise server.memory.heap.max_size and dbms.memory.transaction.total.max on the server.',
    ),
  ],
  [
    /Transaction\.DeadlockDetected$/,
    (shown, cause) =>
      new StoreBusy(`${shown} is being written by others`, { wayOut: 'Try again in a moment.', cause }),
  ],
  [/ServiceUnavailable|SessionExpired|DatabaseUnavailable|^N\/A$|NetworkError/, unreachable],
];

/**
 * Puts a failure of the driver or the server into our words; others pass as they are.
 * @param pool how many connections there may be
 */
export function explained(fault: unknown, shown: string, pool: number): unknown {
  if (fault instanceof AscribeError || !(fault instanceof Error)) return fault;
  const { code } = fault as { code?: unknown };
  if (typeof code !== 'string') return fault;
  // The pool says only that no connection came in time: all are in use, or the server is silent.
  if (/acquisition timed out/.test(fault.message))
    return Number(/Active conn count = (\d+)/.exec(fault.message)?.[1]) >= pool
      ? crowded(shown, fault)
      : unreachable(shown, fault);
  return known.find(([pattern]) => pattern.test(code))?.[1](shown, fault) ?? fault;
}

/** A query of ours that took longer than it may. */
export function tooLate(shown: string): AscribeError {
  return timeout(shown, undefined);
}
