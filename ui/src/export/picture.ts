import type { Core } from 'cytoscape';
import type { ExportFile, ExportView, Manifest } from './model.ts';
import { SvgPen } from './svg-pen.ts';

/** Around the drawing. */
const MARGIN = 24;

/** The part of a drawing library's renderer that draws everything onto a context. */
interface Renderer {
  drawElements: (context: unknown, elements: unknown) => void;
  getCachedZSortedEles: () => unknown;
  path2dEnabled: (on?: boolean) => boolean | undefined;
}

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

const isRenderer = (it: unknown): it is Renderer =>
  typeof it === 'object' && it !== null && 'drawElements' in it && 'path2dEnabled' in it;

/** The drawing as SVG: shapes and texts, with the manifest as its metadata. Fonts are named and not within. */
export function svg(cy: Core, view: ExportView, paper: string): ExportFile {
  const renderer: unknown = (cy as unknown as { renderer: () => unknown }).renderer();
  if (!isRenderer(renderer)) throw new Error('The canvas cannot be drawn as SVG.');
  const pen = new SvgPen(paper);
  const paths = renderer.path2dEnabled();
  // A ready-made path cannot be read back: each shape is drawn stroke by stroke.
  renderer.path2dEnabled(false);
  try {
    renderer.drawElements(pen, renderer.getCachedZSortedEles());
  } finally {
    renderer.path2dEnabled(paths);
  }
  const { x1, y1, w, h } = cy.elements().boundingBox();
  const box = { x: x1 - MARGIN, y: y1 - MARGIN, w: w + 2 * MARGIN, h: h + 2 * MARGIN };
  const text = pen.picture(box, JSON.stringify(manifestOf(view, 'SVG')));
  return { name: 'ascribe.svg', type: 'image/svg+xml', parts: [text] };
}

/** The drawing as PNG at twice its size, and its manifest, which a PNG has no place for. */
export async function png(cy: Core, view: ExportView, paper: string): Promise<ExportFile[]> {
  const blob = await cy.png({ output: 'blob-promise', full: true, scale: 2, bg: paper, maxWidth: 8000 });
  return [
    { name: 'ascribe.png', type: 'image/png', parts: [blob] },
    {
      name: 'ascribe-png-manifest.json',
      type: 'application/json',
      parts: [`${JSON.stringify(manifestOf(view, 'PNG'), null, 2)}\n`],
    },
  ];
}
