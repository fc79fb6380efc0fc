/** A result file that cannot be read as one; the message says why and what to do. */
export class OutError extends Error {
  readonly code: 'foreign' | 'cut-short' | 'run-failed' | 'not-there';

  constructor(code: OutError['code'], message: string) {
    super(message);
    this.name = 'OutError';
    this.code = code;
  }
}
