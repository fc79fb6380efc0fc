/** A binary heap of (priority, item) pairs; equal priorities leave in order of item, so that results repeat. */
export interface MinHeap {
  push(priority: number, item: number): void;
  /** Item of least priority, or −1 when empty. */
  pop(): number;
  isEmpty(): boolean;
}

/** An empty heap. */
export function createMinHeap(): MinHeap {
  const priorities: number[] = [];
  const items: number[] = [];
  /** Whether what stands at `a` leaves before the pair. */
  const isBefore = (a: number, priority: number, item: number): boolean =>
    priorities[a] < priority || (priorities[a] === priority && items[a] < item);
  const put = (i: number, priority: number, item: number): void => {
    priorities[i] = priority;
    items[i] = item;
  };
  return {
    isEmpty: () => items.length === 0,
    push(priority, item) {
      let i = items.length;
      priorities.push(priority);
      items.push(item);
      while (i > 0) {
        const up = (i - 1) >> 1;
        if (isBefore(up, priority, item)) break;
        put(i, priorities[up], items[up]);
        i = up;
      }
      put(i, priority, item);
    },
    pop() {
      if (items.length === 0) return -1;
      const top = items[0];
      const item = items.pop()!;
      const priority = priorities.pop()!;
      if (items.length > 0) {
        let i = 0;
        for (let left = 1; left < items.length; left = 2 * i + 1) {
          const right = left + 1;
          const child = right < items.length && isBefore(right, priorities[left], items[left]) ? right : left;
          if (!isBefore(child, priority, item)) break;
          put(i, priorities[child], items[child]);
          i = child;
        }
        put(i, priority, item);
      }
      return top;
    },
  };
}
