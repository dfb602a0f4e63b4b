import { edgeColumns, flatten, nodeColumns, SETS } from './flatten.ts';
import type { ExportFile, ExportView, Manifest } from './model.ts';
import { xml } from './xml.ts';

const cannotHold = [
  'Claims stand as JSON in the data “claims” of their edge.',
  'Ends of several members stand as nodes of family SET, with their mode; hyperedges are not used, since few programs read them.',
  'Positions on the canvas are the data “x” and “y”.',
  'Characters that XML forbids are replaced by U+FFFD.',
];

const types: Readonly<Record<string, string>> = { integer: 'int', string: 'string', boolean: 'boolean' };

/** A view in GraphML. */
export function graphml(view: ExportView): ExportFile {
  const graph = flatten(view);
  const manifest: Manifest = { ...view.manifest, sets: SETS, format: { name: 'GraphML', cannotHold } };
  const keys = (of: 'node' | 'edge', columns: Readonly<Record<string, string>>) =>
    Object.entries(columns).map(
      ([name, type]) =>
        `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${types[type] ?? type}"/>`,
    );
  const data = (of: 'node' | 'edge', values: Readonly<Record<string, unknown>>) =>
    Object.entries(values)
      .map(([name, value]) => `<data key="${of}.${name}">${xml(String(value))}</data>`)
      .join('');
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '<key id="manifest" for="graph" attr.name="manifest" attr.type="string"/>',
    ...keys('node', { label: 'string', x: 'double', y: 'double', ...nodeColumns }),
    ...keys('edge', { label: 'string', ...edgeColumns }),
    '<graph id="ascribe" edgedefault="directed">',
    `<data key="manifest">${xml(JSON.stringify(manifest))}</data>`,
    ...graph.nodes.map(
      (node) =>
        `<node id="${xml(node.id)}">${data('node', { label: node.label, ...node.at, ...node.values })}</node>`,
    ),
    ...graph.edges.map(
      (edge) =>
        `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}">${data('edge', { label: edge.label, ...edge.values })}</edge>`,
    ),
    '</graph>',
    '</graphml>',
  ].join('\n');
  return { name: 'ascribe.graphml', type: 'application/graphml+xml', parts: [text] };
}
