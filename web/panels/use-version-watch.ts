import { useEffect } from 'react';
import type { CityList } from '../../server/contract/cities.ts';
import { citiesQuery, queryClient } from '../api/queries.ts';
import { useApp } from '../state/app-state.ts';
import { adoptVersion } from '../state/data-version.ts';
import { usePanels } from '../state/panel-state.ts';

/**
 * Notices that the server has a newer version of the city than the page shows: offers it while the old tiles are still
 * served, and goes over to it by itself once they are not.
 */
export function useVersionWatch(list: CityList | undefined): void {
  const shown = useApp((state) => state.cityDetail?.version.id);
  const city = useApp((state) => state.cityDetail?.id);
  const tilesGone = useApp((state) => state.mapError === 'tiles');
  const answeredFrom = useApp((state) => state.result?.data.meta.datasetVersion);

  useEffect(() => {
    const current = list?.cities.find(({ id }) => id === city)?.version;
    if (current && shown) usePanels.getState().set({ newVersion: current === shown ? null : current });
  }, [list, city, shown]);

  // An answer from another version says that there is one before the list is asked for again.
  useEffect(() => {
    if (answeredFrom && shown && answeredFrom !== shown) void queryClient.invalidateQueries(citiesQuery);
  }, [answeredFrom, shown]);

  useEffect(() => {
    if (!tilesGone) return;
    // Where the server does not answer at all the notice about the tiles stands and says what to do.
    adoptVersion().then(
      (version) => version && usePanels.getState().set({ adoptedVersion: version }),
      () => undefined,
    );
  }, [tilesGone]);
}
