import { parse } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { StandingRule } from '../analysis/standing.ts';
import { AscribeError } from '../model/errors.ts';
import type { Store } from '../store/store.ts';
import { holderOf, requireRole, type Tokens } from './auth.ts';
import { Context } from './context.ts';
import { checkCost } from './cost.ts';
import { maskError, QueryTooLong } from './errors.ts';
import { LIMITS, LimitsRule, refusal } from './limits.ts';
import { requests } from './requests.ts';
import { createSchema } from './schema.ts';

/** What the API is made of. */
export interface ApiOptions {
  store: Store;
  tokens: Tokens;
  /** Reading needs a token too. */
  guarded: boolean;
  /** The rule for computed standings; the one that comes with Ascribe where nothing is said. */
  standingRule?: StandingRule | undefined;
  /** Is told of failures that the asker must not see. Returns the id under which they are found again. */
  report: (cause: unknown) => string;
  /** What the server does with each answer before it is sent. */
  last?: Plugin | undefined;
}

/** The GraphQL API over HTTP, as a handler for node:http. It answers /graphql and nothing else. */
export function createApi({
  store,
  tokens,
  guarded,
  standingRule,
  report,
  last,
}: ApiOptions): YogaServerInstance<object, Context> {
  return createYoga<object, Context>({
    schema: createSchema(),
    context: ({ request }) => {
      const holder = holderOf(request.headers.get('authorization'), tokens);
      if (guarded) requireRole(holder, 'reader');
      const bookmark = request.headers.get(BOOKMARK);
      return new Context(bookmark ? store.after(bookmark) : store, holder, standingRule);
    },
    plugins: [requests, limits, bookmarks(store), ...(last ? [last] : [])],
    maskedErrors: {
      maskError: (error) => maskError(error, report),
    },
    // Whatever goes wrong is reported above, once; the server itself keeps the log.
    logging: false,
    cors: false,
    multipart: false,
    batching: false,
    graphiql: false,
    landingPage: false,
    // The server has looked at the size before the body is read.
    maxRequestBodySize: false,
    healthCheckEndpoint: '/health/graphql',
  });
}

/** Where several servers share a database, whoever sends back what an answer bore sees at least what was seen there. */
const BOOKMARK = 'ascribe-bookmark';

const bookmarks = (store: Store): Plugin => ({
  onResponse: async ({ response }) => {
    const bookmark = await store.bookmark();
    if (bookmark) response.headers.set(BOOKMARK, bookmark);
  },
});

/** Refuses what is too long, too deep or too costly, before anything runs. */
const limits: Plugin = {
  onParse: ({ params, setParseFn }) => {
    const text = typeof params.source === 'string' ? params.source : params.source.body;
    if (text.length > LIMITS.text)
      throw tooLong(`The query has ${text.length} characters; ${LIMITS.text} are allowed.`);
    setParseFn((source, options) => {
      try {
        return parse(source, { ...options, maxTokens: LIMITS.tokens });
      } catch (error) {
        if (error instanceof Error && error.message.includes('tokens'))
          throw tooLong(`The query has more than ${LIMITS.tokens} tokens.`);
        throw error;
      }
    });
  },
  onValidate: ({ addValidationRule }) => addValidationRule(LimitsRule),
  onExecute: ({ args, setResultAndStopExecution }) => {
    try {
      checkCost(args.schema, args.document, args.operationName, args.variableValues ?? {});
    } catch (error) {
      if (!(error instanceof AscribeError)) throw error;
      setResultAndStopExecution({ errors: [refusal(error)] });
    }
  },
};

const tooLong = (what: string) =>
  new QueryTooLong(what, { wayOut: 'Put values into variables, and ask in several requests.' });
