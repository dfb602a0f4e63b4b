import { round } from './svg-gradient.ts';

/** A plane transformation as canvas and SVG write it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Paths under transformations, as a canvas context is told them and as SVG writes them. */
export class SvgPath {
  protected matrix: Matrix = [1, 0, 0, 1, 0, 0];
  protected path: string[] = [];
  #last: readonly [number, number] = [0, 0];

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }

  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }

  rotate(angle: number): void {
    this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0);
  }

  transform(...[a, b, c, d, e, f]: Matrix): void {
    const [A, B, C, D, E, F] = this.matrix;
    const matrix: Matrix = [
      A * a + C * b,
      B * a + D * b,
      A * c + C * d,
      B * c + D * d,
      A * e + C * f + E,
      B * e + D * f + F,
    ];
    this.matrix = matrix;
  }

  setTransform(...matrix: Matrix): void {
    this.matrix = matrix;
  }

  beginPath(): void {
    this.path = [];
  }

  closePath(): void {
    if (this.path.length > 0) this.path.push('Z');
  }

  moveTo(x: number, y: number): void {
    this.#add('M', x, y);
  }

  lineTo(x: number, y: number): void {
    this.#add(this.path.length === 0 ? 'M' : 'L', x, y);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.path.push(`Q${this.#at(cx, cy)} ${this.#at(x, y)}`);
    this.#last = [x, y];
  }

  bezierCurveTo(cx: number, cy: number, dx: number, dy: number, x: number, y: number): void {
    this.path.push(`C${this.#at(cx, cy)} ${this.#at(dx, dy)} ${this.#at(x, y)}`);
    this.#last = [x, y];
  }

  rect(x: number, y: number, w: number, h: number): void {
    this.moveTo(x, y);
    this.lineTo(x + w, y);
    this.lineTo(x + w, y + h);
    this.lineTo(x, y + h);
    this.closePath();
  }

  arc(x: number, y: number, r: number, from: number, to: number, back = false): void {
    this.ellipse(x, y, r, r, 0, from, to, back);
  }

  ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    _rotation: number,
    from: number,
    to: number,
    back = false,
  ): void {
    const whole = 2 * Math.PI;
    const turn = back ? from - to : to - from;
    const length = Math.abs(turn) >= whole ? whole : ((turn % whole) + whole) % whole;
    const point = (angle: number) => [x + rx * Math.cos(angle), y + ry * Math.sin(angle)] as const;
    this.lineTo(...point(from));
    // Two halves, since an arc that ends where it begins is none.
    for (const part of [0.5, 1]) {
      const [px, py] = point(from + (back ? -1 : 1) * length * part);
      this.#arcTo(rx, ry, back, px, py);
    }
  }

  arcTo(x1: number, y1: number, x2: number, y2: number, r: number): void {
    const [x0, y0] = this.#last;
    const [ax, ay, bx, by] = [x0 - x1, y0 - y1, x2 - x1, y2 - y1];
    const [la, lb] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
    const cross = ax * by - ay * bx;
    if (la === 0 || lb === 0 || r === 0 || cross === 0) {
      this.lineTo(x1, y1);
      return;
    }
    const angle = Math.acos(Math.max(-1, Math.min(1, (ax * bx + ay * by) / (la * lb))));
    const reach = r / Math.tan(angle / 2);
    this.lineTo(x1 + (ax / la) * reach, y1 + (ay / la) * reach);
    this.#arcTo(r, r, cross > 0, x1 + (bx / lb) * reach, y1 + (by / lb) * reach);
  }

  protected pointAt(x: number, y: number): [number, number] {
    const [a, b, c, d, e, f] = this.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  }

  #at(x: number, y: number): string {
    return this.pointAt(x, y).map(round).join(' ');
  }

  #add(letter: string, x: number, y: number): void {
    this.path.push(`${letter}${this.#at(x, y)}`);
    this.#last = [x, y];
  }

  #arcTo(rx: number, ry: number, back: boolean, x: number, y: number): void {
    const scale = this.lengths();
    this.path.push(`A${round(rx * scale)} ${round(ry * scale)} 0 0 ${back ? 0 : 1} ${this.#at(x, y)}`);
    this.#last = [x, y];
  }

  /** By how much lengths grow; the drawing never stretches one way alone. */
  protected lengths(): number {
    const [a, b] = this.matrix;
    return Math.hypot(a, b);
  }
}
