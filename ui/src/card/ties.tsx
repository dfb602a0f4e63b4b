import type { ReactNode } from 'react';
import type { CardClaim, LineClaim } from '../api/ends.ts';
import { endsOfChain } from '../chain/ends.ts';
import { useOrigins } from '../chain/use-chains.ts';
import { type Matrix, useMatrixOf } from '../matrix/use-matrix.ts';
import { ThingLink } from '../shell/link.tsx';
import { useWords } from '../words/index.ts';
import { VoiceText, voiceInWords } from './voice.tsx';

export interface Ties {
  origin: ReactNode;
  rivals: readonly LineClaim[];
  compatible: readonly LineClaim[];
  /** Denials that meet this very accusation, beside those that a text says answer it. */
  deniedBy: readonly LineClaim[];
}

/** The origin of a claim, and the accounts of its event that cannot be meant beside it, or can; null until known. */
export function useTies(claim: CardClaim, wanted: boolean): Ties | null {
  const words = useWords();
  const disputed = claim.attribution || claim.denies !== null;
  const event = wanted && disputed ? (endsOfChain(claim).events?.entities[0]?.id ?? null) : null;
  const { data } = useMatrixOf(event);
  const matrix = data?.matrix;
  const row = matrix?.rows.find(({ claims }) => holds(claims, claim.id));
  const alone = useOrigins(wanted && !row && (event === null || matrix) ? [claim.id] : []);
  const lang = claim.document.source?.lang ?? 'und';
  if (matrix && row) {
    const resting = new Set(
      matrix.rows
        .filter((one) => one.origin.id === row.origin.id)
        .flatMap(({ claims }) => claims.map(({ id }) => id)),
    );
    return {
      ...against(matrix, claim),
      origin: (
        <>
          <VoiceText voice={row.origin.voice} lang={lang} />
          <span className="muted"> · {words.ties.rests(resting.size)}</span>
        </>
      ),
    };
  }
  const origin = alone.data?.origins.origins[0];
  if (!origin) return null;
  const none = { rivals: [], compatible: [], deniedBy: [] };
  return { ...none, origin: <VoiceText voice={origin.voice} lang={lang} /> };
}

const holds = (claims: readonly { id: string }[], id: string) => claims.some((one) => one.id === id);

/** What the contradictions of an event set against a claim; what else names someone is compatible with it. */
function against(matrix: Matrix, { id, mark }: CardClaim): Omit<Ties, 'origin'> {
  const rivals = new Map<string, LineClaim>();
  const deniedBy = new Map<string, LineClaim>();
  for (const { kind, meets, one, other } of matrix.contradictions) {
    if (kind === 'OVER_TIME') continue;
    const far = holds(one, id) ? other : holds(other, id) ? one : [];
    const into = kind === 'ACCUSED_AND_DENIED' ? deniedBy : rivals;
    if (kind !== 'ACCUSED_AND_DENIED' || meets !== 'NOWHERE')
      for (const claim of far) into.set(claim.id, claim);
  }
  const accounts = matrix.rows.flatMap(({ cells }) =>
    cells
      .filter((cell) => cell.mark === 'ASSERTS' && !cell.counter && cell.scope === 'THIS')
      .flatMap((cell) => cell.claims),
  );
  const compatible =
    mark === 'ASSERTS' ? accounts.filter((claim) => claim.id !== id && !rivals.has(claim.id)) : [];
  return { rivals: [...rivals.values()], compatible, deniedBy: [...deniedBy.values()] };
}

/** Claims by their voices, each a link to its claim. */
export function ByVoice({ claims, none }: { claims: readonly LineClaim[]; none: string }): ReactNode {
  const words = useWords();
  if (claims.length === 0) return <span className="muted">{none}</span>;
  return claims.map((claim, at) => (
    <span key={claim.id}>
      {at > 0 && ', '}
      <ThingLink id={claim.id} className="">
        {voiceInWords(claim.voice, words)}
      </ThingLink>
    </span>
  ));
}
