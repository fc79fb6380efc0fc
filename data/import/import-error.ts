/** Why a whole import cannot go on. Defects of single records are issues (data/model/issue.ts), never this. */
export type ImportErrorCode =
  | 'city-invalid'
  | 'column-missing'
  | 'crs-conflict'
  | 'crs-missing'
  | 'crs-unknown'
  | 'crs-wrong'
  | 'far-from-city'
  | 'file-empty'
  | 'file-missing'
  | 'file-too-large'
  | 'file-unreadable'
  | 'format-unknown'
  | 'geometry-wrong-type'
  | 'key-not-mapped'
  | 'layer-repeated'
  | 'layer-unknown'
  | 'mapping-invalid'
  | 'nothing-imported'
  | 'source-layer-unknown'
  | 'terrain-invalid';

/**
 * The input cannot be imported: the message names the file, the value and what to do.
 * Whoever gets one has written nothing.
 */
export class ImportError extends Error {
  readonly code: ImportErrorCode;

  constructor(code: ImportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImportError';
    this.code = code;
  }
}
