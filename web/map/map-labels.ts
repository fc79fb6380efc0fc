/** The words the map itself says, handed in by the shell because text stands in web/i18n only. */
export interface MapLabels {
  /** Accessible name of the map canvas. */
  map: string;
  /** Mark on the map of an invented city. */
  synthetic: string;
  zoomIn: string;
  zoomOut: string;
  resetNorth: string;
  /** Hints of the drawing tool, by what can be done next. */
  drawStart: string;
  drawNext: string;
  drawClose: string;
  drawCrossing: string;
  drawKeyboard: string;
  drawFinish: string;
  drawUndo: string;
  drawCancel: string;
  drawArea: string;
  drawPerimeter: string;
  /** What a click is waited for, and the keys that do the same. */
  pick: { from: string; to: string; barrier: string };
  pickKeys: string;
}
