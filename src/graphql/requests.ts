import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { BadRequest, errorBody, explain, NotAcceptable, QueryTooDeep, WrongContentType } from './errors.ts';
import { LIMITS } from './limits.ts';

const asJson = 'Send {"query": "…"} in UTF-8, with Content-Type: application/json.';

/**
 * Reads what a request asks, and refuses with a code what is not GraphQL over HTTP. A page elsewhere can make a browser
 * post whatever needs no preflight (forms, plain text): nothing but JSON is read, which needs one. Queries by GET change
 * nothing, and no page elsewhere may read their answers. Other methods are left to Yoga.
 */
export const requests: Plugin = {
  onRequestParse: ({ request, url, setRequestParser }) => {
    if (request.method === 'GET') setRequestParser(() => fromAddress(url.searchParams));
    else if (request.method === 'POST') {
      checkType(request.headers);
      setRequestParser(fromBody);
    }
  },
  onParams: ({ params }) => {
    if (nestsDeeper(params.variables, LIMITS.variables))
      throw new QueryTooDeep(`The variables nest more than ${LIMITS.variables} deep.`, {
        wayOut: 'Ask with smaller filters, in several requests.',
      });
  },
  onResultProcess: ({ result }) => {
    if ('errors' in result) for (const error of result.errors ?? []) explain(error);
  },
  onResponse: ({ response, setResponse, fetchAPI }) => {
    if (response.status !== 406) return;
    const error = new NotAcceptable('No answer is of the types that "Accept" names.', {
      wayOut: 'Accept application/graphql-response+json, application/json or */*.',
    });
    const headers = { 'Content-Type': 'application/json; charset=utf-8' };
    setResponse(new fetchAPI.Response(errorBody(error), { status: 406, headers }));
  },
};

/** @throws WrongContentType */
function checkType(headers: Headers): void {
  const type = headers.get('content-type') ?? '';
  if (!/^application\/(graphql\+)?json\s*(;|$)/i.test(type))
    throw new WrongContentType(
      type ? `A body of the type "${type.slice(0, 100)}" is not read.` : 'The body has no type.',
      { wayOut: asJson },
    );
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity')
    throw new WrongContentType(`A body packed as "${encoding.slice(0, 100)}" is not read.`, {
      wayOut: 'Send it unpacked.',
    });
}

/** @throws BadRequest */
function fromAddress(search: URLSearchParams): GraphQLParams {
  const json = (field: string) => {
    const text = search.get(field);
    return text ? parsed(text, `"${field}" in the address is not JSON.`, { field }) : undefined;
  };
  return {
    query: search.get('query') || undefined,
    operationName: search.get('operationName') || undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  } as GraphQLParams;
}

/** @throws BadRequest */
async function fromBody(request: Request): Promise<GraphQLParams> {
  const bytes = await request.arrayBuffer();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new BadRequest('The body is not UTF-8.', { wayOut: asJson, cause });
  }
  const body = parsed(text, 'The body is not whole JSON.');
  if (body === null || typeof body !== 'object')
    throw new BadRequest('The body is not a JSON object.', { wayOut: asJson });
  return body as GraphQLParams;
}

function parsed(text: string, what: string, place = {}): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadRequest(what, { wayOut: asJson, place, cause });
  }
}

/** Whether something from JSON nests deeper than allowed; level by level, since what recurses here runs out of stack. */
function nestsDeeper(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((it) => (it !== null && typeof it === 'object' ? Object.values(it) : []));
  }
  return false;
}
