import { GraphQLError, Kind } from 'graphql';
import { AscribeError } from '../model/errors.ts';

/** Arguments that no query may have: a page that is too large, both ends of a list at once. */
export class InvalidArgument extends AscribeError {
  readonly code = 'INVALID_ARGUMENT';
}

/** More of a list than one page may hold. */
export class PageTooLarge extends AscribeError {
  readonly code = 'PAGE_TOO_LARGE';
}

/** A query that nests deeper than allowed. */
export class QueryTooDeep extends AscribeError {
  readonly code = 'QUERY_TOO_DEEP';
}

/** A query that could answer with more than allowed. */
export class QueryTooCostly extends AscribeError {
  readonly code = 'QUERY_TOO_COSTLY';
}

/** A query whose text is longer than allowed. */
export class QueryTooLong extends AscribeError {
  readonly code = 'QUERY_TOO_LONG';
}

/** A filter that names more, or nests deeper, than allowed. */
export class FilterTooLarge extends AscribeError {
  readonly code = 'FILTER_TOO_LARGE';
}

/** No token, or one that is not known here. */
export class Unauthenticated extends AscribeError {
  readonly code = 'UNAUTHENTICATED';
}

/** A token whose role does not allow this. */
export class Forbidden extends AscribeError {
  readonly code = 'FORBIDDEN';
}

/** A request that is not GraphQL over HTTP. */
export class BadRequest extends AscribeError {
  readonly code = 'BAD_REQUEST';
}

/** A request whose body is not JSON by its own word, or is packed. */
export class WrongContentType extends AscribeError {
  readonly code = 'WRONG_CONTENT_TYPE';
}

/** A client that accepts no type in which answers are given. */
export class NotAcceptable extends AscribeError {
  readonly code = 'NOT_ACCEPTABLE';
}

/** Something that a record names is not in the store: the store is damaged, or changed while it was read. */
export class RecordGone extends AscribeError {
  readonly code = 'RECORD_GONE';
}

/** Fails for an id that a record names but the store does not hold. */
export function gone(id: string): never {
  throw new RecordGone(`${id} is named in the record but is not in the store.`, {
    wayOut: 'Ask again; if it stays, export the store, restore it into an empty one and report the fault.',
  });
}

/** HTTP status of failures of a whole request. */
const statuses: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  INVALID_ARGUMENT: 400,
  PAGE_TOO_LARGE: 400,
  QUERY_TOO_DEEP: 400,
  QUERY_TOO_COSTLY: 400,
  QUERY_TOO_LONG: 400,
  FILTER_TOO_LARGE: 400,
  INVALID_BOOKMARK: 400,
  INVALID_CURSOR: 400,
  INVALID_DATE: 400,
  INVALID_RECORD: 400,
  UNKNOWN_ID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  WRONG_CONTENT_TYPE: 415,
  STORE_BUSY: 503,
  STORE_UNREACHABLE: 503,
  STORE_REFUSED: 503,
  STORE_TIMEOUT: 503,
  STORE_UNUSABLE: 503,
};

/**
 * A failure as the API answers it: code, way out and place. A failure of the whole request has an HTTP status too;
 * one of a single field stands beside the data of the others, in HTTP 200.
 */
export function toGraphQLError(error: AscribeError, from?: GraphQLError): GraphQLError {
  const { file: _, ...place } = error.place;
  const status = from?.path ? undefined : statuses[error.code];
  return new GraphQLError(error.message, {
    nodes: from?.nodes,
    source: from?.source,
    positions: from?.positions,
    path: from?.path,
    extensions: {
      code: error.code,
      wayOut: error.wayOut,
      ...(Object.values(place).some((part) => part !== undefined) && { place }),
      ...(status && { http: { status } }),
    },
  });
}

/**
 * What the asker learns of a failure. Ours keep their code and way out; GraphQL's own stay as they are;
 * all else is masked, and `report` is given the cause and gives the id that the asker is told.
 */
export function maskError(error: unknown, report: (cause: unknown) => string): GraphQLError {
  const cause = error instanceof GraphQLError ? rootOf(error) : error;
  if (cause instanceof AscribeError)
    return toGraphQLError(cause, error instanceof GraphQLError ? error : undefined);
  if (error instanceof GraphQLError && cause instanceof GraphQLError) return error;
  const request = report(cause);
  const from = error instanceof GraphQLError ? error : undefined;
  return new GraphQLError('Something went wrong here.', {
    nodes: from?.nodes,
    source: from?.source,
    positions: from?.positions,
    path: from?.path,
    extensions: {
      code: 'INTERNAL',
      wayOut: `Ask again; if it stays, report it with the request id ${request}, which the server's log holds too.`,
      request,
    },
  });
}

/** The way out of failures that GraphQL itself finds. */
const waysOut: Readonly<Record<string, string>> = {
  BAD_REQUEST: 'Send {"query": "…"} as JSON by POST, or the query in the address by GET.',
  GRAPHQL_PARSE_FAILED: 'Mend the query at the line and column given.',
  GRAPHQL_VALIDATION_FAILED: 'Mend the query; GraphiQL at /graphql completes names and tells types.',
  INVALID_VARIABLE: 'Mend the variable named; its type stands in the schema.',
  OPERATION_RESOLUTION_FAILURE:
    'Name one of the query’s operations in operationName; there are no subscriptions.',
  INTERNAL: 'Ask again; if it stays, report it with the query.',
};

/** A failure of a whole request in the shape of an answer, so that every client can read it. */
export function errorBody({ message, code, wayOut }: AscribeError): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, wayOut } }] });
}

const asked = ['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE'];

/** Gives the failures that GraphQL itself finds a code, where it has none, and a way out. */
export function explain({ extensions, nodes, path }: GraphQLError): void {
  extensions['code'] ??= path
    ? 'INTERNAL'
    : nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION
      ? 'INVALID_VARIABLE'
      : 'OPERATION_RESOLUTION_FAILURE';
  const wayOut = waysOut[String(extensions['code'])];
  if (wayOut) extensions['wayOut'] ??= wayOut;
  // Nothing was asked, so nothing can be answered half: a client of whatever age is told so by the status too.
  const status = asked.includes(String(extensions['code'])) ? 400 : undefined;
  if (status) extensions['http'] = { status, ...(extensions['http'] as object | undefined), spec: false };
}

function rootOf(error: GraphQLError): unknown {
  const { originalError } = error;
  return originalError instanceof GraphQLError ? rootOf(originalError) : (originalError ?? error);
}
