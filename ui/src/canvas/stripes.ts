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
