/** Draws the picture of a crowd off the main thread. */
import { drawOverview, type OverviewView } from './overview.ts';
import { type Crowd, type OverviewScene, overviewOf, type Places } from './overview-scene.ts';

/** What the worker is told: what there is, where it stands, and then again and again which part is to be seen. */
export type OverviewMessage = { crowd: Crowd } | { places: Places } | { view: OverviewView };

function draw(scene: OverviewScene, view: OverviewView): ImageBitmap {
  const canvas = new OffscreenCanvas(
    Math.ceil(view.width * view.density),
    Math.ceil(view.height * view.density),
  );
  const context = canvas.getContext('2d');
  if (context) drawOverview(context, scene, view);
  return canvas.transferToImageBitmap();
}

let crowd: Crowd | null = null;
let scene: OverviewScene = { lines: [], marks: [], bodies: [] };

// A browser makes ready what a worker draws with when it first draws, and for that waits until the page is free. It is
// freer now than when the scene has just been made.
const small = { x: 0, y: 0, width: 1, height: 1, zoom: 1, density: 1, colours: {} };
const none = {
  chosen: new Float32Array(),
  without: { bodies: new Uint32Array(), strands: new Uint32Array() },
};
draw(scene, { ...small, ...none }).close();

self.onmessage = ({ data }: MessageEvent<OverviewMessage>) => {
  if ('crowd' in data) crowd = data.crowd;
  else if ('places' in data) {
    if (crowd) scene = overviewOf(crowd, data.places);
  } else {
    const picture = draw(scene, data.view);
    self.postMessage({ picture, view: data.view }, { transfer: [picture] });
  }
};
