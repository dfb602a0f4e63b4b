/** Patterns that cytoscape draws without a picture: gradients whose stops coincide. */

/** One style block, as cytoscape takes it. */
export type Style = Record<string, string | number | number[]>;

/** Stops of a gradient with hard edges: colour, then where it ends in per cent. */
export function stripes(parts: readonly (readonly [string, number])[]): Style {
  let from = 0;
  const colours: string[] = [];
  const stops: string[] = [];
  for (const [colour, to] of parts) {
    colours.push(colour, colour);
    stops.push(`${from}%`, `${to}%`);
    from = to;
  }
  return {
    'background-fill': 'linear-gradient',
    'background-gradient-stop-colors': colours.join(' '),
    'background-gradient-stop-positions': stops.join(' '),
  };
}

/** Diagonal hatching for what is tied to nothing here. */
export function hatching(ground: string, ink: string): Style {
  const parts: [string, number][] = [];
  for (let at = 12; at < 90; at += 14) parts.push([ground, at], [ink, at + 5]);
  parts.push([ground, 100]);
  return { ...stripes(parts), 'background-gradient-direction': 'to-bottom-right' };
}
