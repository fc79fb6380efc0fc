/** How a query met a text: not, its beginning, or all of it. */
export type Met = 0 | 1 | 2;

/** Whether `text` from `start` begins with `query`. */
export function beginsWith(query: string, text: string, start: number): Met {
  if (!text.startsWith(query, start)) return 0;
  return text.length - start === query.length ? 2 : 1;
}

/**
 * Whether `text` from `start` begins with `query` but for one letter that is wrong, missing, too many, or swapped with
 * its neighbour. A letter that is missing at the very end leaves all of it met.
 */
export function oneEdit(query: string, text: string, start: number): Met {
  const length = query.length;
  let same = 0;
  while (same < length && query.charCodeAt(same) === text.charCodeAt(start + same)) same++;
  const at = start + same;
  if (same === length) return text.length - at <= 1 ? 2 : 1;
  const wrong = restMeets(query, same + 1, text, at + 1);
  if (wrong === 2) return 2;
  const missing = restMeets(query, same, text, at + 1);
  if (missing === 2) return 2;
  const extra = restMeets(query, same + 1, text, at);
  if (extra === 2) return 2;
  const isSwapped = same + 1 < length && query[same] === text[at + 1] && query[same + 1] === text[at];
  const swapped = isSwapped ? restMeets(query, same + 2, text, at + 2) : 0;
  if (swapped === 2) return 2;
  return wrong || missing || extra || swapped;
}

/** Whether the text goes on from `t` as the query does from `q`. */
function restMeets(query: string, q: number, text: string, t: number): Met {
  const rest = query.length - q;
  const room = text.length - t;
  if (rest > room) return 0;
  for (let i = 0; i < rest; i++) if (query.charCodeAt(q + i) !== text.charCodeAt(t + i)) return 0;
  return rest === room ? 2 : 1;
}
