import type { Feature, Geometry, MultiLineString, Position } from 'geojson';
import { type ReactNode, useEffect, useState } from 'react';
import { type Outlines, readOutlines } from './outlines.ts';
import { useMapWords } from './words.ts';

interface LocatorProps {
  towns: readonly { id: string; heading: string; lat: number; lon: number }[];
}

const WIDTH = 320;
const HEIGHT = 200;
/** Degrees of latitude that the picture shows at least: where a town lies, not the way to it. */
const LEAST = 12;

/** A small picture of where towns lie, drawn from outlines shipped with the page. It prints, and needs no graphics card. */
export function Locator({ towns }: LocatorProps): ReactNode {
  const w = useMapWords();
  const [outlines, setOutlines] = useState<Outlines | null>(null);
  useEffect(() => {
    let gone = false;
    readOutlines('coarse')
      .then((read) => gone || setOutlines(read))
      // The names beside the picture say where it is; without outlines there is no picture.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  if (!outlines || towns.length === 0) return null;
  const project = projectionOf(towns);
  const land = outlines.land.features.map(({ geometry }: Feature) => pathOf(geometry, project)).join('');
  return (
    <svg
      className="locator"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={w.locator(towns.map(({ heading }) => heading).join(', '))}
      direction="ltr"
    >
      <rect width={WIDTH} height={HEIGHT} className="sea" />
      <path d={land} className="land" />
      <path d={pathOf(outlines.borders, project)} className="borders" />
      {towns.map((town) => {
        const [x, y] = project([town.lon, town.lat]);
        return (
          <g key={town.id}>
            <circle cx={x} cy={y} r="5" className="spot" />
            <text x={x + 9} y={y + 4}>
              {town.heading}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

type Project = (position: Position) => [number, number];

/** Plain degrees, the width of one shrunk as at the middle of the picture. */
function projectionOf(towns: LocatorProps['towns']): Project {
  const lats = towns.map(({ lat }) => lat);
  const lons = towns.map(({ lon }) => lon);
  const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2;
  const [lat0, lon0] = [middle(lats), middle(lons)];
  const shrink = Math.max(0.2, Math.cos((lat0 * Math.PI) / 180));
  const tall = Math.max(LEAST, (Math.max(...lats) - Math.min(...lats)) * 1.5);
  const wide = (Math.max(...lons) - Math.min(...lons)) * 1.5 * shrink;
  const scale = Math.min(HEIGHT / tall, wide > 0 ? WIDTH / wide : Number.POSITIVE_INFINITY);
  return ([lon = 0, lat = 0]) => [
    WIDTH / 2 + (lon - lon0) * shrink * scale,
    HEIGHT / 2 - (lat - lat0) * scale,
  ];
}

/** The lines of a shape that come near the picture. */
function pathOf(geometry: Geometry | MultiLineString, project: Project): string {
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.map((one) => pathOf(one, project)).join('');
  if (geometry.type === 'Polygon')
    return geometry.coordinates.map((ring) => lineOf(ring, project, 'Z')).join('');
  if (geometry.type === 'MultiPolygon')
    return geometry.coordinates
      .flat()
      .map((ring) => lineOf(ring, project, 'Z'))
      .join('');
  if (geometry.type === 'MultiLineString')
    return geometry.coordinates.map((line) => lineOf(line, project, '')).join('');
  return '';
}

function lineOf(line: readonly Position[], project: Project, end: string): string {
  const points = line.map(project);
  const near = (at: (point: [number, number]) => number, size: number) =>
    points.some((point) => at(point) > -size) && points.some((point) => at(point) < 2 * size);
  if (!near(([x]) => x, WIDTH) || !near(([, y]) => y, HEIGHT)) return '';
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${end}`;
}
