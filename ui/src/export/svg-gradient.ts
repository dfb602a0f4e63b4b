import { xml } from './xml.ts';

/** A length as a picture writes it. */
export const round = (n: number): number => Math.round(n * 100) / 100;

/** A gradient along a line, in the plane of the picture. */
export class SvgGradient {
  readonly stops: string[] = [];
  readonly id: string;
  readonly line: readonly [number, number, number, number];

  constructor(id: string, line: readonly [number, number, number, number]) {
    this.id = id;
    this.line = line;
  }

  addColorStop(at: number, colour: string): void {
    this.stops.push(`<stop offset="${at}" stop-color="${xml(colour)}"/>`);
  }

  toString(): string {
    const [x1, y1, x2, y2] = this.line.map(round);
    return `<linearGradient id="${this.id}" gradientUnits="userSpaceOnUse" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${this.stops.join('')}</linearGradient>`;
  }
}
