/** One record of a layer, by its key. */
export interface FeatureRef {
  layer: string;
  key: string;
}
