import { readFileSync } from 'node:fs';
import { InvalidRecord } from '../../model/errors.ts';

/** Where a database is and who asks; only `shown` may be told to people. */
export interface Address {
  /** What the driver connects to: without user, password or path. */
  url: string;
  user: string;
  password: string;
  /** Null is the server's default database. */
  database: string | null;
  /** The address for people and logs, without any secret. */
  shown: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads an address, as `neo4j+s://user:password@graph.example.org:7687/database`. Where it names no user or no
 * password, ASCRIBE_NEO4J_USER, and ASCRIBE_NEO4J_PASSWORD or the file that ASCRIBE_NEO4J_PASSWORD_FILE names, do.
 * @throws InvalidRecord
 */
export function addressOf(given: string, env: Environment = process.env): Address {
  const url = URL.canParse(given) ? new URL(given) : null;
  // The fault must not repeat the address: it may hold a password.
  if (!url?.host)
    throw new InvalidRecord('the address of the Neo4j server cannot be read', {
      wayOut: 'Write it as neo4j://host:7687, or neo4j://host:7687/database (ASCRIBE_STORE or --store).',
    });
  const database = decodeURIComponent(url.pathname.slice(1)) || null;
  const bare = `${url.protocol}//${url.host}`;
  return {
    url: bare,
    user: decodeURIComponent(url.username) || env['ASCRIBE_NEO4J_USER'] || 'neo4j',
    password: decodeURIComponent(url.password) || env['ASCRIBE_NEO4J_PASSWORD'] || passwordFrom(env),
    database,
    shown: database ? `${bare}/${database}` : bare,
  };
}

function passwordFrom(env: Environment): string {
  const file = env['ASCRIBE_NEO4J_PASSWORD_FILE'];
  if (!file) return '';
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new InvalidRecord('the file with the Neo4j password cannot be read', {
      wayOut: 'Let ASCRIBE_NEO4J_PASSWORD_FILE name a file that this user may read.',
      place: { file },
      cause,
    });
  }
}
