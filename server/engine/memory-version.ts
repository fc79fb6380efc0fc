import type { Audience, Layer } from '../../data/model/catalogue.ts';
import type { CitySettings, Manifest } from '../../data/model/manifest.ts';
import { findLayer, layerVisibleTo } from '../../data/model/layers.ts';
import type { TerrainFile } from '../analysis/columns.ts';
import type { BlankAreasRequest, BlankAreasResult } from '../contract/blank-areas.ts';
import type { DensityRequest, DensityResult } from '../contract/density.ts';
import type { ItemFeature } from '../contract/items.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { SearchResult } from '../contract/search.ts';
import type { AnalysisCache } from './analysis-cache.ts';
import type { AnalysisName, EngineVersion, ItemsAnswer, ItemsRequest, RunOptions } from './engine.ts';
import { featuresOfKey } from './find-feature.ts';
import type { LoadedDataset, LoadedLayer } from './loaded-layer.ts';
import { matchingFeatures } from './query-items.ts';
import { LayerSearch } from './search-layers.ts';
import { toFeature } from './to-feature.ts';

/** Fields that analyses read, beside a layer's label; other columns stay on the main thread. */
const analysedFields: Record<string, readonly string[]> = {
  pipes: [
    'status',
    'kind',
    'role',
    'form',
    'diameterM',
    'widthM',
    'sectionShape',
    'material',
    'yearBuilt',
    'startNodeId',
    'endNodeId',
    'flowEvidence',
    'invertStartM',
    'invertEndM',
    'pressure',
    'sideSlope',
    'roughness',
    'structuralGrade',
    'functionalGrade',
    'repairIndex',
    'maintenanceIndex',
    'roadName',
    'roadNameEn',
  ],
  nodes: [
    'nodeType',
    'manholeType',
    'groundM',
    'bottomM',
    'depthM',
    'status',
    'yearBuilt',
    'hasFlap',
    'outfallType',
    'receivingWater',
    'nameEn',
    'roadName',
    'roadNameEn',
    'pumpCapacityM3s',
    'storageM3',
  ],
  water: ['floodLevelM'],
  streets: ['population'],
  districts: ['population'],
  catchments: ['outletNodeId', 'kind', 'runoffCoefficient'],
  flood_points: ['nameEn', 'floodStatus'],
  roads: ['roadClass'],
  land_cover: ['cover'],
  old_communities: ['households'],
};

/** A version that is loaded again, after a step back, is another dataset than the one that was let go. */
let loads = 0;

/** One loaded dataset version: queries run here, analyses in the pool's workers on the same columns. */
export class MemoryVersion implements EngineVersion {
  readonly city: string;
  readonly version: string;
  readonly settings: CitySettings;
  readonly manifest: Manifest;
  readonly datasetId: string;
  private readonly columns: ReadonlyMap<string, LoadedLayer>;
  private readonly analyses: AnalysisCache;
  private readonly searchIndex: LayerSearch;
  /** What analyses are given. */
  readonly dataset: LoadedDataset;

  constructor(
    settings: CitySettings,
    manifest: Manifest,
    columns: ReadonlyMap<string, LoadedLayer>,
    analyses: AnalysisCache,
    terrain?: TerrainFile,
  ) {
    this.city = settings.id;
    this.version = manifest.id;
    this.settings = settings;
    this.manifest = manifest;
    this.datasetId = `${settings.id}/${manifest.id}/${++loads}`;
    this.columns = columns;
    this.analyses = analyses;
    this.searchIndex = new LayerSearch(columns);
    this.dataset = this.analysisDataset(terrain);
  }

  async items(layerId: string, request: ItemsRequest): Promise<ItemsAnswer> {
    const { layer, columns } = this.layerFor(layerId, request.audience);
    const found = matchingFeatures(layer, columns, request);
    const page = found.slice(request.offset, request.offset + request.limit);
    return {
      features: page.map((feature) => toFeature(layer, columns, feature, request.audience)),
      numberMatched: found.length,
    };
  }

  async item(layerId: string, key: string, audience: Audience): Promise<ItemFeature | undefined> {
    const { layer, columns } = this.layerFor(layerId, audience);
    // Of two records with one key the later counts, as it does in an import.
    const feature = featuresOfKey(columns, key).at(-1);
    return feature === undefined ? undefined : toFeature(layer, columns, feature, audience);
  }

  async search(query: string, limit: number, audience: Audience): Promise<SearchResult> {
    return this.searchIndex.search(query, limit, audience);
  }

  async density(request: DensityRequest, options?: RunOptions): Promise<DensityResult> {
    return JSON.parse(new TextDecoder().decode(await this.analysisJson('density', request, options))) as DensityResult;
  }

  async blankAreas(request: BlankAreasRequest, options?: RunOptions): Promise<BlankAreasResult> {
    const json = await this.analysisJson('blank-areas', request, options);
    return JSON.parse(new TextDecoder().decode(json)) as BlankAreasResult;
  }

  analysisJson(name: AnalysisName, request: unknown, options?: RunOptions): Promise<Uint8Array> {
    return this.analyses.run({ datasetId: this.datasetId, dataset: this.dataset, name, request }, options);
  }

  private analysisDataset(terrain: TerrainFile | undefined): LoadedDataset {
    const layers: LoadedDataset['layers'] = {};
    for (const [id, columns] of this.columns) {
      const wanted = [findLayer(id)?.labelField, ...(analysedFields[id] ?? [])];
      const fields = Object.fromEntries(Object.entries(columns.fields).filter(([name]) => wanted.includes(name)));
      layers[id] = { ...columns, fields };
    }
    const { workingCrs, verticalDatum } = this.manifest;
    return {
      city: this.city,
      version: this.version,
      workingCrs,
      verticalDatum: verticalDatum ?? this.settings.verticalDatum,
      stormFormula: this.settings.stormFormula,
      layers,
      terrain,
    };
  }

  private layerFor(id: string, audience: Audience): { layer: Layer; columns: LoadedLayer } {
    const layer = findLayer(id);
    const columns = this.columns.get(id);
    if (!layer || !columns || !layerVisibleTo(layer, audience)) {
      const known = [...this.columns.keys()].join(', ');
      throw new ProblemError('layer-unknown', `"${id}" is not a layer of ${this.city}; it has ${known || 'none'}`);
    }
    return { layer, columns };
  }
}
