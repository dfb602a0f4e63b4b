/** What the browser measures of itself: our canvas and plain cytoscape, with the same graph. */
import cytoscape from 'cytoscape';
import { createRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../ui/src/style/fonts.css';
import '../../ui/src/style/tokens.css';
import GraphCanvas from '../../ui/src/canvas/GraphCanvas.tsx';
import type { GraphHandle, GraphLayout, Positions } from '../../ui/src/canvas/types.ts';
import { type Sample, sampleGraph } from './graph.ts';

const none: ReadonlySet<string> = new Set();
const nothing = () => {};
const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
const rest = (time: number) => new Promise((done) => setTimeout(done, time));
const host = () => {
  const old = document.getElementById('root');
  const fresh = document.createElement('div');
  fresh.id = 'root';
  old?.replaceWith(fresh);
  return fresh;
};

interface Shown {
  sample: Sample;
  layout: GraphLayout;
}
let show: (shown: Shown) => void = nothing;
let moved: (positions: Positions) => void = nothing;
const handle = createRef<GraphHandle>();

function Page({ first }: { first: Shown }) {
  const [{ sample, layout }, setShown] = useState(first);
  show = setShown;
  return (
    <GraphCanvas
      ref={handle}
      nodes={sample.nodes}
      edges={sample.edges}
      positions={sample.positions}
      layout={layout}
      onMove={(found) => moved(found)}
      selection={null}
      onSelect={nothing}
      onOpen={nothing}
      pinned={none}
      lang="en"
      theme="light"
      dir="ltr"
    />
  );
}

/** Waits until the picture of a crowd is drawn, and then for the frame that shows it. */
async function drawn(): Promise<void> {
  const isDrawn = () => {
    const picture = document.querySelector<HTMLCanvasElement>('.canvas-overview');
    return picture !== null && picture.style.transform !== '';
  };
  while (!isDrawn()) await frame();
  await frame();
}

/** How much of the canvas has something drawn on it: the part of a grid of small squares that are not blank. */
function inked(): number {
  const picture = document.querySelector<HTMLCanvasElement>('.canvas-overview');
  const [across, down] = [48, 30];
  const context = new OffscreenCanvas(across, down).getContext('2d');
  if (!picture || !context) return 0;
  context.drawImage(picture, 0, 0, across, down);
  const { data } = context.getImageData(0, 0, across, down);
  return data.filter((value, at) => at % 4 === 3 && value > 0).length / (across * down);
}

let shown: Sample | null = null;

/** Shows a graph; the time to its first paint. Fonts are loaded before, for plain cytoscape waits for none. */
async function ours(count: number): Promise<number> {
  const sample = sampleGraph(count);
  shown = sample;
  const root = host();
  await Promise.all(
    ['400', '600'].map((weight) => document.fonts.load(`${weight} 13px "Source Sans 3 Variable"`)),
  );
  await rest(300);
  const start = performance.now();
  createRoot(root).render(<Page first={{ sample, layout: 'force' }} />);
  if (count >= 500) await drawn();
  else await rest(1000);
  const time = performance.now() - start;
  // The picture is larger than the view, and the graph does not fill all of it.
  if (count >= 500 && inked() < 0.15) throw new Error(`The first picture is blank: ${inked()}`);
  return time;
}

let plainCore: cytoscape.Core | null = null;

/** The same in plain cytoscape: its defaults, and with `labels` the name of each node, which its defaults leave out. */
async function plain(count: number, labels: boolean): Promise<number> {
  const { nodes, edges, positions } = sampleGraph(count);
  const container = host();
  await rest(300);
  const start = performance.now();
  const core = cytoscape({
    container,
    elements: [
      ...nodes.map(({ id, label }) => ({
        data: { id, label },
        position: { ...(positions[id] ?? { x: 0, y: 0 }) },
      })),
      ...edges.map(({ key, subject, object }) => ({
        data: { id: key, source: subject.ids[0] ?? '', target: object.ids[0] ?? '' },
      })),
    ],
    layout: { name: 'preset' },
    ...(labels ? { style: [{ selector: 'node', style: { label: 'data(label)' } }] } : {}),
  });
  plainCore = core;
  await new Promise<void>((done) => core.one('render', () => done()));
  await frame();
  return performance.now() - start;
}

/** Times of the frames while something pans in each. */
async function frames(pan: (step: number) => void, count: number): Promise<number[]> {
  const times: number[] = [];
  let last = await frame();
  for (let step = 0; step < count; step++) {
    pan(step);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

const way = (step: number) => ((step >> 5) % 2 === 0 ? 6 : -6);

/** Pans our canvas by its wheel. */
function panOurs(count: number): Promise<number[]> {
  const target = document.querySelector('.canvas-graph');
  return frames((step) => {
    const turn = { deltaX: way(step), deltaY: way(step) / 2, bubbles: true, cancelable: true };
    target?.dispatchEvent(new WheelEvent('wheel', turn));
  }, count);
}

/** Pans plain cytoscape. */
function panPlain(count: number): Promise<number[]> {
  return frames((step) => plainCore?.panBy({ x: way(step), y: way(step) / 2 }), count);
}

/** Goes close enough to read names. */
async function closer(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) handle.current?.zoomBy(1.12);
  await rest(1500);
}

/** Collects the tasks that hold the page up for more than 50 ms. */
function longTasks(): { between: (from: number, to: number) => number[]; stop: () => void } {
  const tasks: { at: number; time: number }[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, time: duration });
  });
  observer.observe({ type: 'longtask' });
  return {
    between: (from, to) =>
      tasks.filter(({ at }) => at >= from && at < to).map(({ time }) => Math.round(time)),
    stop: () => observer.disconnect(),
  };
}

/** Long tasks once panning has come to rest, when what is in view is drawn in full. */
async function comeToRest(): Promise<number[]> {
  const tasks = longTasks();
  const start = performance.now();
  await rest(2500);
  tasks.stop();
  return tasks.between(start, Infinity);
}

/** Lays the graph out anew; long tasks on the main thread from asking until the positions are there, and until they are drawn. */
async function layOut(): Promise<{ time: number; during: number[]; after: number[] }> {
  const tasks = longTasks();
  const sample = shown ?? sampleGraph(500);
  const start = performance.now();
  const found = new Promise<Positions>((done) => {
    moved = done;
  });
  show({ sample: { ...sample, positions: {} }, layout: 'force' });
  const positions = await found;
  const end = performance.now();
  moved = nothing;
  show({ sample: { ...sample, positions }, layout: 'force' });
  await rest(1500);
  tasks.stop();
  return { time: end - start, during: tasks.between(start, end), after: tasks.between(end, Infinity) };
}

/** Brings 25 nodes and takes them back, again and again; the memory in use from time to time, in MB. */
async function expandAndCollapse(steps: number): Promise<number[]> {
  const whole = sampleGraph(140);
  const few = { ...whole, nodes: whole.nodes.slice(0, 100) };
  const used: number[] = [];
  for (let step = 0; step <= steps; step++) {
    show({ sample: step % 2 === 0 ? few : whole, layout: 'force' });
    await frame();
    if (step % (steps / 10) !== 0) continue;
    await rest(300);
    const { gc, performance: clock } = globalThis as unknown as {
      gc: () => void;
      performance: { memory: { usedJSHeapSize: number } };
    };
    gc();
    used.push(clock.memory.usedJSHeapSize / 1e6);
  }
  return used;
}

Object.assign(globalThis, {
  bench: { ours, plain, panOurs, panPlain, closer, comeToRest, layOut, expandAndCollapse },
});
