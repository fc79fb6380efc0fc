/** Every limit the product enforces, in one place: schemas, forms, import and docs read it from here. */
export const limits = {
  /** Items page size. */
  itemsLimitDefault: 100,
  itemsLimitMax: 1000,
  /** Parallel tile ids in one items request (a click rarely hits more). */
  tileIdsMax: 100,
  searchQueryMaxChars: 80,
  searchLimitMax: 50,
  /** Density cells. */
  cellSizeMinM: 20,
  cellSizeMaxM: 5000,
  cellSizeDefaultM: 250,
  cellsMax: 200_000,
  /** Blank drainage areas 排水管网空白区. */
  distanceMinM: 5,
  distanceMaxM: 1000,
  distanceDefaultM: 50,
  /** Flood-prone points count for a place up to this distance. */
  floodDistanceDefaultM: 100,
  minAreaDefaultM2: 2000,
  minAreaMaxM2: 10_000_000,
  /** Lines of an inspection report that one request may hold. */
  findingsMax: 50_000,
  /** Traces: assets that stop one, how near is touched, ways listed between two points, how far a place may lie from a pipe. */
  traceBarriersMax: 200,
  traceNearMaxM: 500,
  traceNearDefaultM: 30,
  tracePathsMax: 12,
  traceSnapMaxM: 200,
  /** A long section: pipes in it, and levels of the terrain read along it. */
  sectionPipesMax: 2000,
  sectionTerrainMax: 1500,
  /** Issues of one kind that a check of the network lists; the count is always complete. */
  networkIssuesMax: 2000,
  /** Capacity: minutes until the first water of a catchment reaches its node (5–15 in practice). */
  inletMinutesDefault: 10,
  /** SWMM: pipes named in an export, length of a storm. */
  swmmPipesMax: 100_000,
  swmmRainMaxMin: 1440,
  /** Result files, each; how long and how many bytes an engine may run and write. */
  swmmFileMaxBytes: 4_000_000_000,
  swmmRunMaxMs: 3_600_000,
  /** A drawn polygon. */
  polygonVerticesMax: 10_000,
  /** Places in one question for what is nearest to each. */
  nearestPointsMax: 10_000,
  /** Features listed that lie within a distance. */
  withinLimitDefault: 1000,
  withinLimitMax: 10_000,
  nearDistanceMaxM: 100_000,
  /** Areas in one summary. */
  summaryAreasMax: 20,
  /** Weak points listed of each kind; columns for the browser hold all. */
  weakRowsDefault: 100,
  weakRowsMax: 10_000,
  /** Return period of the storm that pipes are held against, years: in the range for central areas of every size of town. */
  weakYearsDefault: 3,
  /** Communities and heritage districts listed by name; the count is always complete. */
  summaryListMax: 100,
  requestBodyMaxBytes: 2_000_000,
  /** Questions up to here are read and checked by the main thread (a few milliseconds), larger ones by a worker. */
  bodyReadAtOnceMaxBytes: 100_000,
  analysisTimeoutMs: 60_000,
  /** Answers of analyses kept in memory, all together. */
  resultCacheMaxBytes: 48_000_000,
  /** Import: what a single source file may be. */
  importFileMaxBytes: 4_000_000_000,
  /** Terrain: cells of a grid (10 m cells: 100 km × 100 km), and levels in metres that ground in a city can have. */
  terrainCellsMax: 100_000_000,
  terrainLevelMinM: -1000,
  terrainLevelMaxM: 9000,
  /** Places listed with an issue; the count is always complete. */
  issuePlacesMax: 20,
  /** Vector tiles. */
  tileMaxBytes: 500_000,
  /** Tiles the server keeps in memory, and archives it keeps open. */
  tileCacheMaxBytes: 64_000_000,
  tileArchivesOpenMax: 16,
  /** Published files the server keeps in memory, and the largest of them it keeps whole. */
  siteCacheMaxBytes: 64_000_000,
  siteFileHeldMaxBytes: 16_000_000,
} as const;
