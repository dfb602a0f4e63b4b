import { describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { cell, csv } from '../../ui/src/export/csv.ts';
import { gexf } from '../../ui/src/export/gexf.ts';
import { graphml } from '../../ui/src/export/graphml.ts';
import { json } from '../../ui/src/export/json.ts';
import type { ExportFile } from '../../ui/src/export/model.ts';
import { HOSTILE, sample } from './export-sample.ts';

const textOf = ({ parts }: ExportFile) => String(parts[0]);
/** What XML cannot hold of the hostile words. */
const READ_BACK = HOSTILE.replace('\u0001', '\ufffd');

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => ['node', 'edge', 'attvalue', 'data', 'key'].includes(name),
});

interface Flat {
  source: string;
  target: string;
  values: Record<string, string>;
}

interface Read {
  manifest: Record<string, unknown>;
  nodes: Map<string, Record<string, string>>;
  edges: Map<string, Flat>;
}

/** What the parser makes of an element: attributes, text and elements, each by its name. */
interface Xml {
  [name: string]: unknown;
}

/** A GEXF file as a reader finds it. */
function readGexf(text: string): Read {
  const { gexf: root } = parser.parse(text) as { gexf: Xml };
  const values = (it: Xml) =>
    Object.fromEntries(
      ((it['attvalues'] as Xml)['attvalue'] as Xml[]).map((one) => [one['for'], one['value']]),
    );
  const graph = root['graph'] as Xml;
  const all = (list: string, item: string) => (graph[list] as Xml)[item] as Xml[];
  return {
    manifest: JSON.parse((root['meta'] as Xml)['description'] as string),
    nodes: new Map(
      all('nodes', 'node').map((node) => [
        String(node['id']),
        { label: String(node['label']), ...values(node) },
      ]),
    ),
    edges: new Map(
      all('edges', 'edge').map((edge) => [
        String(edge['id']),
        {
          source: String(edge['source']),
          target: String(edge['target']),
          values: { label: String(edge['label']), ...values(edge) },
        },
      ]),
    ),
  };
}

/** A GraphML file as a reader finds it. */
function readGraphml(text: string): Read {
  const { graphml: root } = parser.parse(text) as { graphml: Xml };
  const graph = root['graph'] as Xml;
  const values = (it: Xml) =>
    Object.fromEntries(
      (it['data'] as Xml[]).map((one) => [
        String(one['key']).replace(/^(node|edge)\./, ''),
        String(one['#text'] ?? ''),
      ]),
    );
  return {
    manifest: JSON.parse(values(graph)['manifest'] ?? ''),
    nodes: new Map((graph['node'] as Xml[]).map((node) => [String(node['id']), values(node)])),
    edges: new Map(
      (graph['edge'] as Xml[]).map((edge) => [
        String(edge['id']),
        { source: String(edge['source']), target: String(edge['target']), values: values(edge) },
      ]),
    ),
  };
}

describe.each([
  ['GEXF', () => readGexf(textOf(gexf(sample)))],
  ['GraphML', () => readGraphml(textOf(graphml(sample)))],
] as const)('%s', (_, read) => {
  test('holds every node and edge of the view, and says of itself what it holds', () => {
    const { manifest, nodes, edges } = read();
    expect(manifest).toMatchObject({ ...sample.manifest });
    expect(manifest['sets']).toMatch(/EITHER is thus one edge/);
    for (const node of sample.nodes)
      expect(nodes.get(node.id)).toMatchObject({
        label: node.label,
        family: node.family,
        in_view: String(node.inView),
      });
    expect([...edges.keys()].filter((id) => !id.startsWith('member '))).toEqual(
      sample.edges.map(({ id }) => id),
    );
    // Every end of an edge is a node of the file.
    for (const { source, target } of edges.values())
      expect([nodes.has(source), nodes.has(target)]).toEqual([true, true]);
  });

  test('never writes an either as two edges', () => {
    const { nodes, edges } = read();
    const either = edges.get('e1');
    expect(either?.target).toBe('event/raid');
    expect(nodes.get(either?.source ?? '')).toMatchObject({
      family: 'SET',
      set_mode: 'EITHER',
      label: 'either -A or B & sons',
    });
    const members = [...edges.values()].filter(({ target }) => target === either?.source);
    expect(members.map(({ source, values }) => [source, values['type'], values['set_mode']])).toEqual([
      ['actor/a', 'member', 'EITHER'],
      ['actor/b', 'member', 'EITHER'],
    ]);
    const told = [...edges.values()].filter(({ values }) => values['type'] === 'ASSERTS');
    expect(told).toHaveLength(1);
  });

  test('keeps a share of some, and an account that names no one', () => {
    const { nodes, edges } = read();
    expect(nodes.get(edges.get('e4')?.source ?? '')).toMatchObject({ set_mode: 'SOME', set_share: 'one of' });
    expect(nodes.get(edges.get('e3')?.source ?? '')).toMatchObject({
      set_mode: 'NONE',
      label: 'no one named',
    });
  });

  test('keeps stances, hedges and quotations of the claims behind an edge, word for word', () => {
    const { values } = read().edges.get('e1') as Flat;
    expect(values).toMatchObject({
      claim_count: '2',
      stances: 'ASSERTS 2',
      hedges: 'POSSIBLE 1; FLAT 1',
      hedge_words: 'may have',
      quotations: `${READ_BACK}\nwords of 2`,
    });
    // As JSON nothing is lost, not even what XML forbids.
    expect(JSON.parse(values['claims'] ?? '')).toEqual(sample.claims.slice(0, 2));
    expect(read().edges.get('e2')?.values).toMatchObject({ stances: 'DENIES 1', notes: 'denies authorship' });
  });
});

test('JSON holds the view as it is', () => {
  const { manifest, ...rest } = JSON.parse(textOf(json(sample)));
  expect(rest).toEqual({ nodes: sample.nodes, edges: sample.edges, claims: sample.claims });
  expect(manifest).toMatchObject({ ...sample.manifest });
});

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1'])(
    'never begins a cell as a formula: %j',
    (text) => {
      expect(cell(text).replace(/^"/, '')[0]).toBe("'");
    },
  );

  test('leaves numbers, names and quotation marks as they are', () => {
    expect([cell(-1), cell('a-b'), cell('say "no"'), cell(null)]).toEqual(['-1', 'a-b', '"say ""no"""', '']);
  });

  test('is an archive of three tables and a manifest', () => {
    const files = unzip(csv(sample).parts[0] as Uint8Array);
    expect([...files.keys()]).toEqual(['manifest.json', 'nodes.csv', 'edges.csv', 'claims.csv']);
    expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject({ ...sample.manifest });
    const edges = table(files.get('edges.csv') ?? '');
    expect(edges[0]).toMatchObject({
      id: 'e1',
      subject_mode: 'EITHER',
      subject_ids: 'actor/a actor/b',
      claim_ids: 'claim/1 claim/2',
    });
    expect(edges[3]).toMatchObject({ subject_mode: 'SOME', subject_share: 'one of' });
    const claims = table(files.get('claims.csv') ?? '');
    expect(claims[0]).toMatchObject({
      edge_ids: 'e1',
      quotation: `'${HOSTILE}`,
      hedge_level: 'POSSIBLE',
      hedge_words: 'may have',
      chain: 'Herald (inferred)',
      happened_earliest: '2041-03-01',
      happened_latest: '',
    });
    expect(claims[2]).toMatchObject({ mark: 'DENIES', denies: 'AUTHORSHIP', edge_ids: 'e2' });
    expect(claims[3]).toMatchObject({ speaker: '“residents” (unnamed)', speaker_id: '' });
    expect(table(files.get('nodes.csv') ?? '').map(({ label }) => label)).toEqual([
      'Raid on "the <Mill>"',
      "'-A",
      'B & sons',
    ]);
  });
});

/** The files of an archive whose files are stored as they are, read from its directory. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const text = (at: number, length: number) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + length));
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    const [size, name, start] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint32(at + 42, true),
    ];
    files.set(text(at + 46, name), text(start + 30 + view.getUint16(start + 26, true), size));
    at += 46 + name;
  }
  return files;
}

/** The rows of a table, as RFC 4180 reads it. */
function table(text: string): Record<string, string>[] {
  expect(text[0]).toBe('\ufeff');
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain, end] of text
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (whole === '') break;
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  const [head = [], ...rest] = rows.filter((row) => row.length > 0);
  return rest.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}
