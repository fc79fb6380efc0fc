import type { SurveyFeature } from '../../data/model/feature.ts';
import type { CitySettings, LayerEntry, Manifest } from '../../data/model/manifest.ts';

/**
 * Dataset versions on disk:
 *
 *     DATA_DIR/cities/<city>/city.json             settings
 *                            current.json           { "version": "<id>" }, replaced by rename
 *                            layers/<layer>-<sha12>.ndjson   content-addressed, shared by versions
 *                            layers/<layer>-<sha12>.ndjson.columns   the engine's copy of it in columns; may be deleted
 *                            layers/terrain-<sha12>.tif, .pmtiles    the terrain, shared in the same way
 *                            versions/<id>/manifest.json     written last: a folder without it is no version
 *                            versions/<id>/staff.pmtiles
 */
export interface VersionStore {
  listCities(): Promise<CitySettings[]>;
  findCity(city: string): Promise<CitySettings | undefined>;
  /** Manifest the city is served from, or undefined before the first import. */
  findCurrent(city: string): Promise<Manifest | undefined>;
  /** Manifest of any version on disk, current or earlier; undefined for one that is not there. */
  findVersion(city: string, version: string): Promise<Manifest | undefined>;
  /** Absolute path of a file named in a manifest. Throws when it would leave the city's folder. */
  filePath(city: string, relative: string): string;
  readLayer(city: string, entry: LayerEntry): AsyncIterable<SurveyFeature>;
  /** Calls back with the city's id after its current version changed on disk. Returns what stops it. */
  watch(onChange: (city: string) => void): () => void;
}
