export type StoreErrorCode =
  | 'city-id-invalid'
  | 'file-broken'
  | 'file-missing'
  | 'import-running'
  | 'path-outside'
  | 'publication-running';

/** A dataset version or a publication cannot be read or written; the message names the file and what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
