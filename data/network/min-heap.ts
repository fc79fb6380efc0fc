/** A binary heap of (priority, item) pairs; equal priorities leave in order of item, so that results repeat. */
export interface MinHeap {
  push(priority: number, item: number): void;
  /** Item of least priority, or −1 when empty. */
  pop(): number;
}

/** An empty heap. */
export function createMinHeap(): MinHeap {
  const priorities: number[] = [];
  const items: number[] = [];
  const less = (a: number, b: number): boolean =>
    priorities[a] < priorities[b] || (priorities[a] === priorities[b] && items[a] < items[b]);
  const swap = (a: number, b: number): void => {
    [priorities[a], priorities[b]] = [priorities[b], priorities[a]];
    [items[a], items[b]] = [items[b], items[a]];
  };
  return {
    push(priority, item) {
      priorities.push(priority);
      items.push(item);
      for (let i = items.length - 1; i > 0;) {
        const up = (i - 1) >> 1;
        if (!less(i, up)) break;
        swap(i, up);
        i = up;
      }
    },
    pop() {
      if (items.length === 0) return -1;
      const top = items[0];
      const item = items.pop()!;
      const priority = priorities.pop()!;
      if (items.length > 0) {
        items[0] = item;
        priorities[0] = priority;
        for (let i = 0; ;) {
          const left = 2 * i + 1;
          if (left >= items.length) break;
          const child = left + 1 < items.length && less(left + 1, left) ? left + 1 : left;
          if (!less(child, i)) break;
          swap(i, child);
          i = child;
        }
      }
      return top;
    },
  };
}
