import type { Texts } from '../analysis/columns.ts';
import { textAt } from '../analysis/text-at.ts';
import { TextsBuilder } from './load-texts.ts';

/** Number of the text that equals the wanted one, or −1. */
export function findText({ bytes, starts }: Texts, wanted: string): number {
  const needle = Buffer.from(wanted);
  for (let i = 0; i + 1 < starts.length; i++) {
    if (starts[i + 1] - starts[i] !== needle.length) continue;
    let same = 0;
    while (same < needle.length && bytes[starts[i] + same] === needle[same]) same++;
    if (same === needle.length) return i;
  }
  return -1;
}

/** The texts in lower case. */
export function lowerCase(texts: Texts): Texts {
  const ascii = lowerCaseAscii(texts.bytes);
  if (ascii) return { bytes: ascii, starts: texts.starts };
  const lowered = new TextsBuilder();
  for (let i = 0; i + 1 < texts.starts.length; i++) {
    const bytes = Buffer.from(textAt(texts, i)!.toLowerCase());
    lowered.add(bytes, 0, bytes.length);
  }
  return lowered.build();
}

/** The letters in lower case, or undefined when there are others than ASCII has. */
function lowerCaseAscii(bytes: Uint8Array): Uint8Array | undefined {
  const lowered = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte >= 0x80) return undefined;
    // A to Z; 0x20 lies between the cases.
    lowered[i] = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
  }
  return lowered;
}

/** Per text: 3 when it is the wanted one, 2 when it begins with it, 1 when it has it within, 0 otherwise. */
export function rankTexts({ bytes, starts }: Texts, wanted: string): Uint8Array {
  const ranks = new Uint8Array(starts.length - 1);
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const needle = Buffer.from(wanted);
  let text = 0;
  // One search through all texts at once; a find that runs over into the next text is none.
  for (let at = all.indexOf(needle); at >= 0 && text < ranks.length;) {
    while (starts[text + 1] <= at && text + 1 < ranks.length) text++;
    const within = at + needle.length <= starts[text + 1];
    if (within) ranks[text] = at > starts[text] ? 1 : needle.length === starts[text + 1] - starts[text] ? 3 : 2;
    at = all.indexOf(needle, within ? starts[text + 1] : at + 1);
    if (needle.length === 0 && at >= all.length) break;
  }
  return ranks;
}
