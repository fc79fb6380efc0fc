/** What the engine, or the checker alone, would refuse or warn about. */
export interface InpIssue {
  severity: 'error' | 'warning';
  /** Number of the engine's error or warning; null for what only this checker looks at. */
  number: number | null;
  /** Line of the file; 0 where the whole file is meant. */
  line: number;
  section: string;
  id: string;
  message: string;
}

export class InpIssues {
  readonly found: InpIssue[] = [];

  error(number: number | null, at: { line: number; section: string; id?: string }, message: string): void {
    this.found.push({ severity: 'error', number, id: '', ...at, message });
  }

  warning(number: number | null, at: { line: number; section: string; id?: string }, message: string): void {
    this.found.push({ severity: 'warning', number, id: '', ...at, message });
  }
}
