import type { TypedDocumentString } from './types.gen.ts';

/** The store did not answer: the network failed, or the server is not there. */
export class StoreSilent extends Error {
  override readonly name = 'StoreSilent';
}

/** The server refused the question; `code` is one of its documented codes. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

interface Reply<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/**
 * How far the server's database had come when it last answered. Sent with the next question, so that another server on
 * the same database shows no less: above all not less than what was just written.
 */
let bookmark: string | null = null;

/**
 * Asks the server one question of the published contract.
 * A token is sent with it where one is given.
 * @throws StoreSilent, Refused; an aborted question throws the signal's AbortError.
 */
export async function ask<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal?: AbortSignal,
  token?: string,
): Promise<R> {
  const reply = await send<R>(JSON.stringify({ query: document.toString(), variables }), signal, token);
  const fault = reply.errors?.[0];
  // A database that was restored from a back-up never comes to where it was.
  if (fault?.extensions?.code === 'STORE_TIMEOUT' || fault?.extensions?.code === 'INVALID_BOOKMARK')
    bookmark = null;
  if (fault) throw new Refused(fault.message, fault.extensions?.code ?? 'UNKNOWN');
  if (!reply.data) throw new StoreSilent('The answer held nothing.');
  return reply.data;
}

async function send<R>(
  body: string,
  signal: AbortSignal | undefined,
  token: string | undefined,
): Promise<Reply<R>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      // The second header tells the server that no other site's form sent this.
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'x-graphql-yoga-csrf': '1',
        ...(bookmark && { 'ascribe-bookmark': bookmark }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body,
      signal: signal ?? null,
    });
    bookmark = response.headers.get('ascribe-bookmark') ?? bookmark;
    return (await response.json()) as Reply<R>;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new StoreSilent('The server did not answer.', { cause });
  }
}
