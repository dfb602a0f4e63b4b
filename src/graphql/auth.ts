import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { StoreUnusable } from '../store/errors.ts';
import { Forbidden, Unauthenticated } from './errors.ts';

/** What a token allows; each allows what those before it do. */
export const tokenRoles = ['reader', 'analyst', 'admin'] as const;
export type TokenRole = (typeof tokenRoles)[number];

/** Who asks: the name under which a token was made, and its role. */
export interface Holder {
  name: string;
  role: TokenRole;
}

const Entry = z.strictObject({
  name: z.string().min(1).max(80),
  role: z.enum(tokenRoles),
  /** SHA-256 of the token; the token itself is kept nowhere. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  created: z.iso.datetime(),
});
export type TokenEntry = z.infer<typeof Entry>;
const File = z.strictObject({ tokens: z.array(Entry) });

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** The tokens known here: a JSON file beside the database, read again whenever it is asked. */
export class Tokens {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws StoreUnusable where the file is not what it should be: nobody is let in by a damaged file. */
  list(): TokenEntry[] {
    if (!existsSync(this.#path)) return [];
    try {
      return File.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).tokens;
    } catch (cause) {
      throw new StoreUnusable(`${this.#path} is not a file of tokens.`, {
        wayOut: 'Restore it from a backup, or remove it and add the tokens again.',
        place: { file: this.#path },
        cause,
      });
    }
  }

  /** Makes a token and returns it; it is told once and can never be read again. */
  add(name: string, role: TokenRole, at: string): string {
    const token = `ascribe_${randomBytes(32).toString('base64url')}`;
    this.#write([...this.list(), Entry.parse({ name, role, sha256: hash(token), created: at })]);
    return token;
  }

  /** Takes back every token of a name; how many there were. */
  revoke(name: string): number {
    const before = this.list();
    const after = before.filter((entry) => entry.name !== name);
    if (after.length < before.length) this.#write(after);
    return before.length - after.length;
  }

  /** Who holds a token. Hashes are compared, so that time tells nothing of the token. */
  holder(token: string): Holder | null {
    const sha256 = hash(token);
    const entry = this.list().find((it) => it.sha256 === sha256);
    return entry ? { name: entry.name, role: entry.role } : null;
  }

  #write(tokens: TokenEntry[]): void {
    const draft = `${this.#path}.new`;
    writeFileSync(draft, `${JSON.stringify({ tokens }, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.#path);
  }
}

/**
 * Who sent a request, by its Authorization header; null where it has none.
 * @throws Unauthenticated where the token is not known here
 */
export function holderOf(header: string | null | undefined, tokens: Tokens): Holder | null {
  if (!header) return null;
  const [, token] = /^Bearer +(\S+)$/i.exec(header) ?? [];
  const holder = token ? tokens.holder(token) : null;
  if (!holder)
    throw new Unauthenticated('This token is not known here.', {
      wayOut: 'Send "Authorization: Bearer …" with a token that `ascribe token add` made for this database.',
    });
  return holder;
}

/**
 * Lets pass whoever holds at least this role.
 * @throws Unauthenticated, Forbidden
 */
export function requireRole(holder: Holder | null, role: TokenRole): Holder {
  const wayOut = `Ask for a token with the role "${role}": ascribe token add NAME --role ${role}.`;
  if (!holder) throw new Unauthenticated('This needs a token.', { wayOut });
  if (tokenRoles.indexOf(holder.role) < tokenRoles.indexOf(role))
    throw new Forbidden(`The role "${holder.role}" does not allow this.`, { wayOut });
  return holder;
}
