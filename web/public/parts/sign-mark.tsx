import { signs, type SignId } from './signs.ts';

/** A sign as a picture beside its words. */
export function SignMark({ sign }: { sign: SignId }) {
  const { d, mark }: { d: string; mark?: string } = signs[sign];
  return (
    <svg className={`sign sign-${sign}`} viewBox="-1 -1 26 26" aria-hidden="true">
      <path className="sign-body" d={d} />
      {mark && <path className="sign-ink" d={mark} />}
    </svg>
  );
}
