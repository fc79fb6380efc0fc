import { readFile } from 'node:fs/promises';
import { readInpLines } from '../../../data/swmm/inp-lines.ts';
import type { SwmmJoinRequest } from '../../contract/swmm-results.ts';
import { withOut } from './out-file.ts';
import { requireFile } from './require-file.ts';
import type { SwmmResults } from './swmm-results.ts';

/** Ids of a result, and keys that its .inp names for them where it has one. */
export async function joinRequest(results: SwmmResults, city: string, id: string): Promise<SwmmJoinRequest> {
  const ids = await withOut(await requireFile(results, city, id, 'out'), async ({ header }) => header.ids);
  const inp = await results.findFile(city, id, 'inp');
  const { linkKeys, nodeKeys } =
    inp === undefined ? { linkKeys: {}, nodeKeys: {} } : readInpLines(await readFile(inp, 'utf8'));
  return { links: ids.link, nodes: ids.node, linkKeys, nodeKeys };
}
