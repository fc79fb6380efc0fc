/**
 * Values of a newline-delimited JSON stream, in order; blank lines are skipped and the last line needs no newline.
 * Throws SyntaxError naming the line when a line is not JSON. The stream is cancelled when the reader leaves early.
 */
export async function* readNdjson(stream: ReadableStream<Uint8Array>): AsyncGenerator {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let lineNumber = 0;
  const parse = (line: string): unknown => {
    try {
      return JSON.parse(line);
    } catch {
      throw new SyntaxError(`line ${lineNumber} is not JSON: ${line.slice(0, 80)}`);
    }
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += value ? decoder.decode(value, { stream: true }) : decoder.decode();
      const lines = rest.split('\n');
      rest = done ? '' : (lines.pop() ?? '');
      for (const line of lines) {
        lineNumber++;
        if (line.trim() !== '') yield parse(line);
      }
      if (done) return;
    }
  } finally {
    await reader.cancel();
    reader.releaseLock();
  }
}
