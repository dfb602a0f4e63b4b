import { edgeColumns, flatten, nodeColumns, SETS } from './flatten.ts';
import type { ExportFile, ExportView, Manifest } from './model.ts';
import { xml } from './xml.ts';

const cannotHold = [
  'Claims stand as JSON in the attribute “claims” of their edge.',
  'Ends of several members stand as nodes of family SET, with their mode.',
  'Characters that XML forbids are replaced by U+FFFD.',
];

/** A view in GEXF 1.3, for Gephi and Gephi Lite. */
export function gexf(view: ExportView): ExportFile {
  const graph = flatten(view);
  const manifest: Manifest = { ...view.manifest, sets: SETS, format: { name: 'GEXF 1.3', cannotHold } };
  const attributes = (of: 'node' | 'edge', columns: Readonly<Record<string, string>>) =>
    `<attributes class="${of}" mode="static">${Object.entries(columns)
      .map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`)
      .join('')}</attributes>`;
  const values = (of: Readonly<Record<string, unknown>>) =>
    `<attvalues>${Object.entries(of)
      .map(([name, value]) => `<attvalue for="${name}" value="${xml(String(value))}"/>`)
      .join('')}</attvalues>`;
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta lastmodifieddate="${manifest.made.slice(0, 10)}"><creator>Ascribe</creator><description>${xml(JSON.stringify(manifest))}</description></meta>`,
    '<graph mode="static" defaultedgetype="directed">',
    attributes('node', nodeColumns),
    attributes('edge', edgeColumns),
    '<nodes>',
    ...graph.nodes.map(
      (node) =>
        `<node id="${xml(node.id)}" label="${xml(node.label)}">${values(node.values)}${
          node.at ? `<viz:position x="${node.at.x}" y="${-node.at.y}" z="0"/>` : ''
        }</node>`,
    ),
    '</nodes>',
    '<edges>',
    ...graph.edges.map(
      (edge) =>
        `<edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}" label="${xml(edge.label)}" kind="${xml(edge.kind)}" type="directed">${values(edge.values)}</edge>`,
    ),
    '</edges>',
    '</graph>',
    '</gexf>',
  ].join('\n');
  return { name: 'ascribe.gexf', type: 'application/gexf+xml', parts: [text] };
}
