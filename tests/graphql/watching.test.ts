import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Fixture, LOADED } from './fixture.ts';

interface Line {
  request: string;
  msg: string;
  route: string;
  status: number;
  calls: number;
}

let it: Fixture;
const lines: string[] = [];
/** What the next call of `stats` waits for. */
let gate: { reached: () => void; open: Promise<void> } | undefined;

beforeAll(async () => {
  it = await Fixture.start({
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(line) }),
    wrap: (store) =>
      new Proxy(store, {
        get: (target, name) => {
          if (name === 'bookmark') return () => target.bookmark();
          if (name === 'figures') return () => target.figures();
          if (name !== 'view') return Reflect.get(target, name, target);
          return () => {
            const view = target.view();
            return {
              ...view,
              stats: async () => {
                gate?.reached();
                await gate?.open;
                return view.stats();
              },
            };
          };
        },
      }),
  });
});
afterAll(() => it.close());
beforeEach(() => {
  lines.length = 0;
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${it.url}${path}`, { headers });
const figure = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );

/** A line is written once the answer is gone, which may be after it came. */
async function logged(count: number): Promise<Line[]> {
  while (lines.length < count) await new Promise((resolve) => setImmediate(resolve));
  return lines.map((line) => JSON.parse(line) as Line);
}

test('metrics tell of requests, their length, and what they asked of the store', async () => {
  const before = await (await get('/metrics')).text();
  await it.data('{ stats { claims } entities(first: 2) { nodes { heading } } }');
  await logged(2);
  const answer = await get('/metrics');
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const after = await answer.text();
  const grown = (name: string) => figure(after, name) - (figure(before, name) || 0);
  expect(grown('ascribe_http_requests_total{route="graphql",method="POST",status="200"}')).toBe(1);
  expect(grown('ascribe_http_request_seconds_count{route="graphql"}')).toBe(1);
  expect(grown('ascribe_http_request_seconds_bucket{route="graphql",le="+Inf"}')).toBe(1);
  expect(grown('ascribe_store_calls_per_request_count')).toBe(1);
  expect(grown('ascribe_store_calls_per_request_sum')).toBe(2);
  expect(grown('ascribe_store_call_seconds_count{call="stats"}')).toBe(1);
  expect(grown('ascribe_store_call_seconds_count{call="findEntities"}')).toBe(1);
  expect(figure(after, 'ascribe_store_calls_running')).toBe(0);
  // The request for the figures is one.
  expect(figure(after, 'ascribe_http_requests_running')).toBe(1);
  expect(figure(after, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
  for (const line of after.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [\d.e+-]+)$/);
});

test('metrics tell of the database and of its loads', async () => {
  const text = await (await get('/metrics')).text();
  expect(figure(text, 'ascribe_store_up')).toBe(1);
  expect(figure(text, 'ascribe_loads_total')).toBe(1);
  expect(figure(text, 'ascribe_load_latest_timestamp_seconds')).toBe(Date.parse(LOADED) / 1000);
  expect(figure(text, 'ascribe_load_running')).toBe(0);
  expect(figure(text, 'ascribe_load_unseen_records')).toBe(0);
});

test('metrics are for this machine, and else for who may read', async () => {
  const elsewhere = { 'x-forwarded-for': '203.0.113.7' };
  const refused = await get('/metrics', elsewhere);
  expect(refused.status).toBe(401);
  expect(await refused.text()).not.toContain('ascribe_http');
  const token = it.tokens.add('Watcher', 'reader', '2043-03-01T00:00:00.000Z');
  const answer = await get('/metrics', { ...elsewhere, authorization: `Bearer ${token}` });
  expect(answer.status).toBe(200);
});

test('the log has a line for each request, under the id that the asker is told, and no secret', async () => {
  const token = it.tokens.add('Writer', 'analyst', '2043-03-01T00:00:00.000Z');
  const answer = await get('/graphql?query={stats{claims}}', {
    accept: 'application/json',
    authorization: `Bearer ${token}`,
  });
  expect(answer.status).toBe(200);
  const [line] = await logged(1);
  expect(line).toMatchObject({ msg: 'answered', route: 'graphql', status: 200, calls: 1 });
  expect(answer.headers.get('x-request-id')).toBe(line?.request);
  expect(line?.request).toMatch(/^[0-9a-f]{12}$/);
  expect(lines.join('')).not.toContain(token);
  expect(lines.join('')).not.toContain('stats');
});

test('whoever ends the server waits for what is being answered', async () => {
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    gate = { reached: resolve, open: new Promise((go) => (open = go)) };
  });
  const answer = it.ask('{ stats { claims } }');
  await reached;
  const closed = it.close();
  open();
  expect((await answer).data.stats.claims).toBeGreaterThan(0);
  await closed;
  await expect(fetch(`${it.url}/health/live`)).rejects.toThrow();
  gate = undefined;
  it = await Fixture.start();
});
