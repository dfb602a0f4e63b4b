import type { ExportFile, ExportView, Manifest } from './model.ts';

/** A view as it is, in JSON: nothing is flattened. */
export function json(view: ExportView): ExportFile {
  const manifest: Manifest = {
    ...view.manifest,
    sets: 'The ends of an edge list their entities and say ALL, EITHER or SOME, with the share where one is given.',
    format: { name: 'JSON', cannotHold: [] },
  };
  const { nodes, edges, claims } = view;
  const text = `${JSON.stringify({ manifest, nodes, edges, claims }, null, 2)}\n`;
  return { name: 'ascribe.json', type: 'application/json', parts: [text] };
}
