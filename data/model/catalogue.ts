import type { CodeListId } from './codes.ts';
import type { Text } from './text.ts';
import type { Unit } from './units.ts';

/** Who may see a layer or a field: anybody, people who work for the city, or only those who need the person's data. */
export type Access = 'public' | 'staff' | 'personal';

/** How exactly the public may see where a feature lies. */
export type PublicGeometry = 'exact' | 'street' | 'grid' | 'none';

/** For whom an archive or an answer is made. */
export type Audience = 'staff' | 'public';

export type GeometryKind = 'point' | 'line' | 'polygon';

export type ThemeId = 'drainage' | 'flood' | 'city' | 'communities' | 'heritage' | 'lifelines';

export type FieldType = 'text' | 'number' | 'integer' | 'code' | 'date' | 'boolean';

export interface Field {
  /** camelCase, with the unit or datum in the name: `diameterM`, `invertStartM`. */
  name: string;
  type: FieldType;
  label: Text;
  access: Access;
  /** Unit of the stored value. */
  unit?: Unit;
  /** Unit shown on screen when it differs (diameters: mm). */
  display?: Unit;
  /** For `type: 'code'`. */
  codes?: CodeListId;
  /** Plausible range in the stored unit; outside it the value is reported and kept as missing. */
  range?: readonly [number, number];
  /** In tiles from this zoom on; absent: never in tiles (the API has it). */
  tileZoom?: number;
  /** Numbers that lie in the same class count as alike where lines are merged for low zooms; bounds, ascending. */
  mergeBounds?: readonly number[];
  /** What the field means, where the label alone may mislead. */
  help?: Text;
}

export interface Layer {
  /** snake_case plural; also the collection id, the tile layer name and the file name. */
  id: string;
  theme: ThemeId;
  title: Text;
  geometry: GeometryKind;
  /** Field that stays the same between surveys; drafts, links and diffs refer to it. */
  key: string;
  /** Field whose text stands on the map and leads in search. */
  labelField?: string;
  /** Zooms at which tiles carry the layer. */
  minZoom: number;
  maxZoom: number;
  access: Access;
  publicGeometry: PublicGeometry;
  fields: readonly Field[];
  /** Records with one of these codes come into tiles at a later zoom than the layer: what nobody could tell apart before. */
  detail?: { field: string; codes: readonly string[]; fromZoom: number };
  /** Order in which features are kept when a tile would be too large: higher first. See tiles/README.md. */
  tileRank?: 'pipe-importance' | 'road-class' | 'area' | 'node-importance';
}

export interface Theme {
  id: ThemeId;
  title: Text;
}
