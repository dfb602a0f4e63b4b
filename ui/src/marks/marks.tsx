import { createElement, type ReactNode } from 'react';
import type { Family, HedgeLevel, Mark } from '../api/types.gen.ts';
import {
  familyShapes,
  markShapes,
  type Shape,
  setShapes,
  type Texture,
  textureShapes,
  tieShapes,
} from './shapes.ts';

interface DrawnProps {
  shapes: readonly Shape[];
  box: readonly [number, number];
  width: number;
  className?: string;
}

/** A drawing that only repeats what words beside it say, and so is hidden from those who hear the page. */
function Drawn({ shapes, box, width, className = '' }: DrawnProps): ReactNode {
  const [w, h] = box;
  return (
    <svg
      className={`m ${className}`}
      width={width}
      height={(width * h) / w}
      viewBox={`0 0 ${w} ${h}`}
      aria-hidden="true"
      focusable="false"
    >
      {shapes.map(({ tag, attrs }) => createElement(tag, { key: JSON.stringify(attrs), ...attrs }))}
    </svg>
  );
}

/** The mark of a claim: its stance, or silence. */
export function MarkIcon({ mark, size = 16 }: { mark: Mark; size?: number }): ReactNode {
  return <Drawn shapes={markShapes[mark]} box={[16, 16]} width={size} className={mark.toLowerCase()} />;
}

/** The outline of a family. */
export function FamilyIcon({ family, size = 20 }: { family: Family; size?: number }): ReactNode {
  return <Drawn shapes={familyShapes[family]} box={[20, 16]} width={size} />;
}

/** A stretch of line in a texture. */
export function LineSample({ texture, mark = 'ASSERTS' }: { texture: Texture; mark?: Mark }): ReactNode {
  return <Drawn shapes={textureShapes[texture]} box={[28, 12]} width={28} className={mark.toLowerCase()} />;
}

/** How a text names several actors. */
export function SetSample({ set }: { set: keyof typeof setShapes }): ReactNode {
  return <Drawn shapes={setShapes[set]} box={[28, 12]} width={28} className="asserts" />;
}

/** The tie between two rows. */
export function TieIcon({ tie, size = 15 }: { tie: keyof typeof tieShapes; size?: number }): ReactNode {
  return <Drawn shapes={tieShapes[tie]} box={[16, 16]} width={size} />;
}

/** The texture of a hedge: three for four levels, the exact words standing beside them. */
export function textureOf(hedge: HedgeLevel, headingOnly = false): Texture {
  if (headingOnly) return 'hollow';
  if (hedge === 'FLAT') return 'solid';
  return hedge === 'POSSIBLE' ? 'dotted' : 'dashed';
}
