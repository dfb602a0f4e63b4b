import type { Drawing } from '../canvas/pictured.ts';
import type { ExportFile, ExportView, Manifest } from './model.ts';
import { SvgPen } from './svg-pen.ts';

/** Around the drawing. */
const MARGIN = 24;

function manifestOf(view: ExportView, name: string): Manifest {
  return {
    ...view.manifest,
    sets: 'Drawn as on the canvas: an either is one line with open dots.',
    format: {
      name,
      cannotHold: [
        'A picture holds no quotations; the claims behind its lines are in the JSON, CSV, GEXF and GraphML exports.',
        'What a canvas folds or leaves out for room is folded or left out here.',
        ...(name === 'PNG' ? ['This manifest stands in no PNG; it is in the file beside it.'] : []),
      ],
    },
  };
}

/** The drawing as SVG: shapes and texts, with the manifest as its metadata. Fonts are named and not within. */
export function svg(drawing: Drawing, view: ExportView, paper: string): ExportFile {
  const pen = new SvgPen(paper);
  drawing.draw(pen);
  const { x, y, w, h } = drawing.box();
  const box = { x: x - MARGIN, y: y - MARGIN, w: w + 2 * MARGIN, h: h + 2 * MARGIN };
  const text = pen.picture(box, JSON.stringify(manifestOf(view, 'SVG')));
  return { name: 'ascribe.svg', type: 'image/svg+xml', parts: [text] };
}

/** The drawing as PNG at twice its size, and its manifest, which a PNG has no place for. */
export async function png(drawing: Drawing, view: ExportView, paper: string): Promise<ExportFile[]> {
  const blob = await drawing.png(paper);
  return [
    { name: 'ascribe.png', type: 'image/png', parts: [blob] },
    {
      name: 'ascribe-png-manifest.json',
      type: 'application/json',
      parts: [`${JSON.stringify(manifestOf(view, 'PNG'), null, 2)}\n`],
    },
  ];
}
