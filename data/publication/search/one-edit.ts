/**
 * Whether `query` is the beginning of `text` from `start` but for one letter that is wrong, missing, too many, or
 * swapped with its neighbour. 2: and the text ends there; 1: the text goes on; 0: no. No edit at all counts as one.
 */
export function oneEdit(query: string, text: string, start: number): 0 | 1 | 2 {
  const room = text.length - start;
  if (query.length > room + 1) return 0;
  let same = 0;
  while (same < query.length && same < room && query[same] === text[start + same]) same++;
  // Enough to be sure what is meant: an edit at the very end is a name half typed, or another name.
  let best: 0 | 1 | 2 = 0;
  const reach = (q: number, t: number): void => {
    if (best === 2 || query.length - q > text.length - t) return;
    for (let i = q; i < query.length; i++) if (query[i] !== text[t + i - q]) return;
    best = text.length - t === query.length - q ? 2 : best || 1;
  };
  const at = start + same;
  if (same === query.length) {
    // Nothing differs; one letter may be missing at the end.
    return room - same <= 1 ? 2 : 1;
  }
  reach(same + 1, at + 1);
  reach(same, at + 1);
  reach(same + 1, at);
  if (query[same] === text[at + 1] && query[same + 1] === text[at]) reach(same + 2, at + 2);
  return best;
}
