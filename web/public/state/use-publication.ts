import { useCallback, useEffect, useState } from 'react';
import type { Publication } from '../../../data/publication/publication.ts';
import { LoadError, loadPublication, type Trouble } from './load-publication.ts';

export type Loaded =
  | { state: 'loading' }
  | { state: 'ready'; publication: Publication }
  | { state: 'trouble'; trouble: Trouble; detail: string };

/** The publication of this page, and a way to ask again. */
export function usePublication(release: string): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => void load(release).then(setLoaded), [release]);
  const again = useCallback(() => {
    setLoaded({ state: 'loading' });
    void load(release).then(setLoaded);
  }, [release]);
  return [loaded, again];
}

async function load(release: string): Promise<Loaded> {
  try {
    return { state: 'ready', publication: await loadPublication(release) };
  } catch (error) {
    const trouble = error instanceof LoadError ? error.trouble : 'broken';
    return { state: 'trouble', trouble, detail: error instanceof Error ? error.message : String(error) };
  }
}
