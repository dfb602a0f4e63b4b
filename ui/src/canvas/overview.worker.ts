/** Draws the picture of a crowd off the main thread. */
import { drawOverview, type OverviewScene, type OverviewView } from './overview.ts';

let scene: OverviewScene | null = null;

self.onmessage = ({ data }: MessageEvent<{ scene: OverviewScene } | { view: OverviewView }>) => {
  if ('scene' in data) {
    scene = data.scene;
    return;
  }
  const { view } = data;
  const canvas = new OffscreenCanvas(
    Math.ceil(view.width * view.density),
    Math.ceil(view.height * view.density),
  );
  const context = canvas.getContext('2d');
  if (context && scene) drawOverview(context, scene, view);
  const picture = canvas.transferToImageBitmap();
  self.postMessage({ picture, view }, { transfer: [picture] });
};
