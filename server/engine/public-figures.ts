import type { PublicFigures, PublicFiguresParameters } from '../analysis/public-figures.ts';
import type { EngineVersion, RunOptions } from './engine.ts';

export type { PublicFigures, ZoneFigures } from '../analysis/public-figures.ts';

/** What stands behind the public's figures of a version, for the job that rounds and suppresses them. */
export async function publicFiguresOf(
  version: EngineVersion,
  parameters: PublicFiguresParameters,
  options?: RunOptions,
): Promise<PublicFigures> {
  const json = await version.analysisJson('public-figures', parameters, options);
  return JSON.parse(new TextDecoder().decode(json)) as PublicFigures;
}
