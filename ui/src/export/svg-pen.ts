import { round, SvgGradient } from './svg-gradient.ts';
import { type Matrix, SvgPath } from './svg-path.ts';
import { xml } from './xml.ts';

/** What a drawing program sets on a context, by its name there. */
interface Look {
  fillStyle: string | SvgGradient;
  strokeStyle: string | SvgGradient;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  globalCompositeOperation: string;
  font: string;
  textAlign: string;
  textBaseline: string;
  lineDashOffset: number;
}

interface State {
  dash: readonly number[];
  /** Clipping groups opened since the last save. */
  groups: number;
}

const first: State = { dash: [], groups: 0 };
const anchors: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };

/** A canvas context that writes SVG: as much of one as drawing a graph takes. Shapes stay shapes and text stays text. */
export class SvgPen extends SvgPath implements Look {
  fillStyle: Look['fillStyle'] = '#000';
  strokeStyle: Look['strokeStyle'] = '#000';
  lineWidth = 1;
  lineCap = 'butt';
  lineJoin = 'miter';
  globalAlpha = 1;
  globalCompositeOperation = 'source-over';
  font = '12px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  lineDashOffset = 0;
  #state: State = first;
  readonly #saved: [State, Matrix, Look][] = [];
  readonly #out: string[] = [];
  readonly #defs: (string | SvgGradient)[] = [];
  readonly #paper: string;
  readonly #ruler = document.createElement('canvas').getContext('2d');

  constructor(paper: string) {
    super();
    this.#paper = paper;
  }

  /** The picture, of a part of the plane. */
  picture(box: { x: number; y: number; w: number; h: number }, about: string): string {
    const view = [box.x, box.y, box.w, box.h].map(round).join(' ');
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" width="${round(box.w)}" height="${round(box.h)}">`,
      `<metadata>${xml(about)}</metadata>`,
      `<defs>${this.#defs.join('')}</defs>`,
      `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.w)}" height="${round(box.h)}" fill="${xml(this.#paper)}"/>`,
      ...this.#out,
      '</svg>',
    ].join('\n');
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, globalAlpha } = this;
    const { globalCompositeOperation, font, textAlign, textBaseline, lineDashOffset } = this;
    this.#saved.push([
      this.#state,
      this.matrix,
      {
        fillStyle,
        strokeStyle,
        lineWidth,
        lineCap,
        lineJoin,
        globalAlpha,
        globalCompositeOperation,
        font,
        textAlign,
        textBaseline,
        lineDashOffset,
      },
    ]);
    this.#state = { ...this.#state, groups: 0 };
  }

  restore(): void {
    this.#out.push('</g>'.repeat(this.#state.groups));
    const [state, matrix, look] = this.#saved.pop() ?? [first, this.matrix, {}];
    this.#state = state;
    this.matrix = matrix;
    Object.assign(this, look);
  }

  fill(): void {
    this.#draw(`fill="${this.#paint(this.fillStyle)}"`);
  }

  stroke(): void {
    const { lineWidth, lineCap, lineJoin, lineDashOffset } = this;
    const { dash } = this.#state;
    const scale = this.lengths();
    const dashes =
      dash.length > 0
        ? ` stroke-dasharray="${dash.map((n) => round(n * scale)).join(' ')}" stroke-dashoffset="${round(lineDashOffset * scale)}"`
        : '';
    this.#draw(
      `fill="none" stroke="${this.#paint(this.strokeStyle)}" stroke-width="${round(lineWidth * scale)}" stroke-linecap="${lineCap}" stroke-linejoin="${lineJoin}"${dashes}`,
    );
  }

  clip(): void {
    const id = `clip${this.#defs.length}`;
    this.#defs.push(`<clipPath id="${id}"><path d="${this.path.join('')}"/></clipPath>`);
    this.#out.push(`<g clip-path="url(#${id})">`);
    this.#state = { ...this.#state, groups: this.#state.groups + 1 };
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    this.beginPath();
    this.rect(x, y, w, h);
    this.fill();
  }

  clearRect(): void {
    // Nothing was drawn before on a picture of its own.
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, `fill="${this.#paint(this.fillStyle)}"`);
  }

  strokeText(text: string, x: number, y: number): void {
    const { lineWidth } = this;
    this.#text(
      text,
      x,
      y,
      `fill="none" stroke="${this.#paint(this.strokeStyle)}" stroke-width="${round(lineWidth)}" stroke-linejoin="round"`,
    );
  }

  measureText(text: string): TextMetrics {
    if (!this.#ruler) throw new Error('This browser measures no text.');
    this.#ruler.font = this.font;
    return this.#ruler.measureText(text);
  }

  drawImage(image: { src?: string; width: number; height: number }, ...box: number[]): void {
    const [x = 0, y = 0, w = image.width, h = image.height] = box.length > 4 ? box.slice(4) : box;
    if (!image.src?.startsWith('data:')) return;
    this.#out.push(
      `<image transform="matrix(${this.matrix.map(round).join(' ')})" x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" href="${xml(image.src)}"/>`,
    );
  }

  createLinearGradient(x1: number, y1: number, x2: number, y2: number): SvgGradient {
    const gradient = new SvgGradient(`gradient${this.#defs.length}`, [
      ...this.pointAt(x1, y1),
      ...this.pointAt(x2, y2),
    ]);
    this.#defs.push(gradient);
    return gradient;
  }

  createRadialGradient(x: number, y: number): SvgGradient {
    return this.createLinearGradient(x, y, x, y);
  }

  createPattern(): null {
    return null;
  }

  setLineDash(dash: readonly number[]): void {
    this.#state = { ...this.#state, dash: [...dash] };
  }

  getLineDash(): readonly number[] {
    return this.#state.dash;
  }

  #paint(style: string | SvgGradient): string {
    if (this.globalCompositeOperation === 'destination-out') return xml(this.#paper);
    return typeof style === 'string' ? xml(style) : `url(#${style.id})`;
  }

  #opacity(): string {
    const { globalAlpha } = this;
    return globalAlpha < 1 ? ` opacity="${round(globalAlpha)}"` : '';
  }

  #draw(look: string): void {
    if (this.path.length > 0) this.#out.push(`<path d="${this.path.join('')}" ${look}${this.#opacity()}/>`);
  }

  #text(text: string, x: number, y: number, look: string): void {
    const { font, textAlign, textBaseline } = this;
    const { matrix } = this;
    // Programs differ in where they think the bottom of a line is, but agree on where letters stand.
    const { width, fontBoundingBoxDescent } = this.measureText(text);
    const drop = textBaseline === 'bottom' ? fontBoundingBoxDescent : 0;
    // A program without our fonts takes others: the length keeps their words apart.
    const length = width > 0 ? ` textLength="${round(width)}" lengthAdjust="spacingAndGlyphs"` : '';
    this.#out.push(
      `<text transform="matrix(${matrix.map(round).join(' ')})" x="${round(x)}" y="${round(y - drop)}" text-anchor="${anchors[textAlign] ?? 'start'}"${length} style="font: ${xml(font)}" ${look}${this.#opacity()}>${xml(text)}</text>`,
    );
  }
}
