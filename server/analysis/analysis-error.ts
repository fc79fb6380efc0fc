/** A question that cannot be answered as asked: the code says which kind, the message names what and what to do. */
export class AnalysisError extends Error {
  readonly code:
    | 'polygon-invalid'
    | 'polygon-too-large'
    | 'polygon-outside-city'
    | 'layer-unsuitable'
    | 'land-missing'
    | 'cells-too-many'
    | 'request-invalid'
    | 'item-unknown'
    | 'network-missing'
    | 'network-far'
    | 'way-missing'
    | 'storm-missing';
  /** Field of the request, e.g. `cells.geometry`. */
  readonly field: string;

  constructor(code: AnalysisError['code'], field: string, message: string) {
    super(message);
    this.name = 'AnalysisError';
    this.code = code;
    this.field = field;
  }
}
