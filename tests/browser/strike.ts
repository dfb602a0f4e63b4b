import type { Explorer } from './explorer.ts';

/** An attack of the invented corpus that several texts tell of. */
export const STRIKE = 'event/hudhud-bombing';

/** The attribution of the strike by an “either”: its id, and the id under which it tells of the strike. */
export async function eitherOf({ server }: Explorer): Promise<{ claim: string; event: string }> {
  interface Told {
    about: { id: string };
    claim: { id: string; proposition: { subject: { mode: string } } };
  }
  const { chains } = await server.data(
    `{ chains(event: "${STRIKE}") { chains { about { id } claim { id proposition { subject { mode } } } } } }`,
  );
  const told = (chains.chains as Told[]).find(({ claim }) => claim.proposition.subject.mode === 'EITHER');
  if (!told) throw new Error('no account of the strike is an either');
  return { claim: told.claim.id.replace('claim/', ''), event: told.about.id };
}
