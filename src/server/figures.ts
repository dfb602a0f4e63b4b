/** Figures in the text format of Prometheus: counters that only grow, gauges that are read, histograms of durations and sizes. */

type Labels = Readonly<Record<string, string>>;

interface Figure {
  text(): string;
}

const escaped = (value: string) => value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');

const written = (labels: Labels) => {
  const list = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return list.length > 0 ? `{${list.join(',')}}` : '';
};

const head = (name: string, help: string, type: string) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;

export class Counter implements Figure {
  readonly #head: string;
  readonly #name: string;
  readonly #values = new Map<string, number>();

  constructor(name: string, help: string) {
    this.#name = name;
    this.#head = head(name, help, 'counter');
  }

  add(labels: Labels): void {
    const key = written(labels);
    this.#values.set(key, (this.#values.get(key) ?? 0) + 1);
  }

  text(): string {
    return this.#head + [...this.#values].map(([key, value]) => `${this.#name}${key} ${value}\n`).join('');
  }
}

export class Gauge implements Figure {
  readonly #head: string;
  readonly #name: string;
  readonly #read: () => number;

  constructor(name: string, help: string, read: () => number, type: 'gauge' | 'counter' = 'gauge') {
    this.#name = name;
    this.#head = head(name, help, type);
    this.#read = read;
  }

  text(): string {
    return `${this.#head}${this.#name} ${this.#read()}\n`;
  }
}

export class Histogram implements Figure {
  readonly #head: string;
  readonly #name: string;
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>();

  /** @param bounds the upper ends of the buckets, ascending */
  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name;
    this.#head = head(name, help, 'histogram');
    this.#bounds = bounds;
  }

  add(value: number, labels: Labels = {}): void {
    const key = written(labels);
    const series = this.#series.get(key) ?? { labels, counts: this.#bounds.map(() => 0), sum: 0, count: 0 };
    this.#series.set(key, series);
    this.#bounds.forEach((bound, at) => {
      if (value <= bound) series.counts[at] = (series.counts[at] ?? 0) + 1;
    });
    series.sum += value;
    series.count++;
  }

  text(): string {
    const name = this.#name;
    const lines = [...this.#series].map(([key, { labels, counts, sum, count }]) => {
      const buckets = this.#bounds.map(
        (bound, at) => `${name}_bucket${written({ ...labels, le: `${bound}` })} ${counts[at]}\n`,
      );
      const all = `${name}_bucket${written({ ...labels, le: '+Inf' })} ${count}\n`;
      return `${buckets.join('')}${all}${name}_sum${key} ${sum}\n${name}_count${key} ${count}\n`;
    });
    return this.#head + lines.join('');
  }
}

/** All figures as one text. */
export const textOf = (figures: readonly Figure[]): string => figures.map((it) => it.text()).join('');
