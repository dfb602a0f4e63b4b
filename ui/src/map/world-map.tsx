import { Map as Chart, LngLatBounds, Marker, NavigationControl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { readOutlines } from './outlines.ts';
import { type Cluster, clustersOf, type Town } from './towns.ts';
import { type MapWords, useMapWords } from './words.ts';

interface WorldMapProps {
  towns: readonly Town[];
  /** Ids of the town, and of what lies there, that are selected. */
  isSelected: (town: Town) => boolean;
  onSelect: (town: Town) => void;
  /** Changes when the colours do. */
  theme: string;
}

/** Towns are the finest that the map shows, so that it goes no nearer. */
const NEAREST = 9;
const FIRST_NEAREST = 7;
/** Marks closer than this cover one another. */
const REACH = 30;

/** Outlines of the world with a mark at each town: drawn here from files of the page, no tile and no letter from elsewhere. */
export default function WorldMap({ towns, isSelected, onSelect, theme }: WorldMapProps): ReactNode {
  const w = useMapWords();
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart | null>(null);
  const [failed, fail] = useState(false);
  const start = useRef({ towns, w });

  useEffect(() => {
    if (!box.current) return;
    let made: Chart | null = null;
    try {
      made = chartIn(box.current, start.current.towns, start.current.w);
    } catch {
      // Where nothing can be drawn the list beside it still holds all of it.
      fail(true);
      return;
    }
    const drawn = made;
    drawn.once('load', () => {
      readOutlines('fine')
        .then((outlines) => {
          if (!drawn.getContainer().isConnected) return;
          drawn.addSource('land', { type: 'geojson', data: outlines.land });
          drawn.addSource('borders', {
            type: 'geojson',
            data: { type: 'Feature', properties: {}, geometry: outlines.borders },
          });
          drawn.addLayer({ id: 'land', type: 'fill', source: 'land' });
          drawn.addLayer({ id: 'coast', type: 'line', source: 'land' });
          drawn.addLayer({ id: 'borders', type: 'line', source: 'borders' });
          paint(drawn);
          setChart(drawn);
        })
        .catch(() => fail(true));
    });
    return () => drawn.remove();
  }, []);

  // The colours are read from the page, which has changed them by now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (chart) paint(chart);
  }, [chart, theme]);

  const marks = useMarks(chart, towns, w, { isSelected, onSelect });
  return (
    <div className="map-box">
      <div ref={box} className="map-canvas" data-ready={marks} />
      {failed && <p className="map-failed">{w.failed}</p>}
      {chart && towns.length > 0 && (
        <button type="button" className="btn map-fit" onClick={() => showAll(chart, towns, NEAREST)}>
          {w.fit}
        </button>
      )}
    </div>
  );
}

function chartIn(container: HTMLElement, towns: readonly Town[], w: MapWords): Chart {
  const chart = new Chart({
    container,
    style: { version: 8, sources: {}, layers: [{ id: 'sea', type: 'background' }] },
    attributionControl: false,
    maxZoom: NEAREST,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    center: [20, 25],
    zoom: 1,
    locale: {
      'Map.Title': w.title,
      'NavigationControl.ZoomIn': w.zoomIn,
      'NavigationControl.ZoomOut': w.zoomOut,
    },
  });
  chart.touchZoomRotate.disableRotation();
  chart.keyboard.disableRotation();
  chart.addControl(new NavigationControl({ showCompass: false }));
  showAll(chart, towns, FIRST_NEAREST);
  return chart;
}

/** Shows all towns; done at first, and when asked. */
function showAll(chart: Chart, towns: readonly Town[], maxZoom: number): void {
  const [first, ...rest] = towns;
  if (!first) return;
  const bounds = rest.reduce(
    (all, { lon, lat }) => all.extend([lon, lat]),
    new LngLatBounds([first.lon, first.lat], [first.lon, first.lat]),
  );
  chart.fitBounds(bounds, { padding: 60, maxZoom, animate: false });
}

/** Gives the layers the colours of the page. */
function paint(chart: Chart): void {
  const style = getComputedStyle(chart.getContainer());
  const colour = (name: string) => style.getPropertyValue(name).trim();
  chart.setPaintProperty('sea', 'background-color', colour('--sunken'));
  chart.setPaintProperty('land', 'fill-color', colour('--surface'));
  chart.setPaintProperty('coast', 'line-color', colour('--rail'));
  chart.setPaintProperty('borders', 'line-color', colour('--rail'));
  chart.setPaintProperty('borders', 'line-width', 0.7);
  chart.setPaintProperty('borders', 'line-dasharray', [4, 2]);
}

/** Keeps a button at each town, or at towns that lie too close; true once they stand. */
function useMarks(
  chart: Chart | null,
  towns: readonly Town[],
  w: MapWords,
  how: Pick<WorldMapProps, 'isSelected' | 'onSelect'>,
): boolean {
  const latest = useRef(how);
  latest.current = how;
  const { isSelected } = how;
  const [ready, setReady] = useState(false);
  // A change of the selection draws the marks anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (!chart) return;
    let marks: Marker[] = [];
    const draw = () => {
      for (const mark of marks) mark.remove();
      const clusters = clustersOf(towns, ({ lon, lat }) => chart.project([lon, lat]), REACH);
      marks = clusters.map((cluster) => markOf(cluster, chart, w, latest.current));
      makeRoom(marks.map((mark) => mark.getElement()));
      setReady(true);
    };
    draw();
    chart.on('moveend', draw);
    return () => {
      chart.off('moveend', draw);
      for (const mark of marks) mark.remove();
    };
  }, [chart, towns, w, isSelected]);
  return ready;
}

/** Hides the name of a mark that would cover another mark or its name; marks with more come first. */
function makeRoom(marks: readonly HTMLElement[]): void {
  const boxOf = (mark: HTMLElement, part: 'b' | 'span') => mark.querySelector(part)?.getBoundingClientRect();
  const counts = marks.map((mark) => boxOf(mark, 'b'));
  const names: DOMRect[] = [];
  marks.forEach((mark, at) => {
    mark.style.zIndex = String(marks.length - at);
    const name = boxOf(mark, 'span');
    if (!name) return;
    const others = [...counts.filter((_, other) => other !== at), ...names];
    const covers = others.some(
      (other) =>
        other &&
        other.left < name.right &&
        name.left < other.right &&
        other.top < name.bottom &&
        name.top < other.bottom,
    );
    mark.classList.toggle('unnamed', covers);
    if (!covers) names.push(name);
  });
}

function markOf(
  { towns }: Cluster,
  chart: Chart,
  w: MapWords,
  { isSelected, onSelect }: Pick<WorldMapProps, 'isSelected' | 'onSelect'>,
): Marker {
  const [town] = towns as [Town];
  const things = new Set(towns.flatMap((one) => one.things.map(({ id }) => id))).size;
  const button = document.createElement('button');
  button.type = 'button';
  // The list beside the map is the way of the keyboard to the same towns.
  button.tabIndex = -1;
  button.className = 'map-mark';
  button.ariaPressed = String(towns.some(isSelected));
  const name = towns.length === 1 ? town.heading : w.towns(towns.length);
  const count = document.createElement('b');
  // A town that is shown for itself alone counts nothing.
  count.textContent = things > 0 ? String(things) : '·';
  const label = document.createElement('span');
  label.dir = 'auto';
  label.textContent = name;
  button.append(count, ' ', label);
  // Else the library would call it a marker.
  button.ariaLabel = `${count.textContent} ${name}`;
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    const tight = chart.getZoom() >= NEAREST - 0.1;
    if (towns.length === 1 || tight) onSelect(town);
    else showAll(chart, towns, NEAREST);
  });
  return new Marker({ element: button, anchor: 'left', offset: [-14, 0] })
    .setLngLat([town.lon, town.lat])
    .addTo(chart);
}
