import { create } from 'zustand';
import type { Refusal } from './draw-polygon.ts';

export interface DrawStatus {
  refused: Refusal | null;
  /** True while the crosshair at the centre draws, that is after the map was moved by keys. */
  keyboard: boolean;
  measured: { areaM2: number; perimeterM: number } | null;
  /** What the buttons of the drawing bar do; null while nothing is drawn. */
  commands: { finish: () => void; undo: () => void; cancel: () => void } | null;
}

/** What the drawing bar shows; lives in the map room because nobody else needs it. */
export const useDrawStatus = create<DrawStatus>()(() => ({
  refused: null,
  keyboard: false,
  measured: null,
  commands: null,
}));
