import type { Bbox } from '../../data/model/feature.ts';
import type { TaskId } from '../state/task-parameters.ts';
import type { LegendClass } from './classes.ts';
import type { Scheme } from './colors.ts';
import type { ResultPart } from './result-features.ts';

/** What is to be seen of a result. */
export interface ResultPicture {
  task: TaskId;
  parts: readonly ResultPart[];
  classes: readonly LegendClass[];
  scheme: Scheme;
  bbox: Bbox;
  /** Density at which columns end, km/km². */
  columnTop: number;
  /** Result ids drawn bright: under the pointer, in focus. */
  marked: readonly string[];
}

/** One way to draw a result: flat by MapLibre, columns by deck.gl. */
export interface ResultDrawing {
  show: (picture: ResultPicture) => void;
  /** Takes the picture away; what was made for it stays for the next one. */
  clear: () => void;
}
