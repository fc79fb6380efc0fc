import { create } from 'zustand';
import type { Bbox } from '../../data/model/feature.ts';

/** What belongs to SWMM results beside what the link says of them (`Choices.swmm`). */
interface SwmmState {
  isPlaying: boolean;
  /** The run under way, or the last one. */
  run: string | null;
  /** Why the chosen result is not drawn; null while it is, or nothing is chosen. */
  missing: 'no-result' | 'no-inp' | 'no-crs' | 'no-coordinates' | null;
  /** Lines that found their conduit; null while nobody knows. */
  found: number | null;
  /** What they cover together, while they are drawn. */
  bbox: Bbox | null;
  failure: Error | null;
  /** Period that is on the map: a film goes on when its picture is there. */
  drawn: number | null;
}

export const useSwmm = create<SwmmState>()(() => ({
  isPlaying: false,
  run: null,
  missing: null,
  found: null,
  bbox: null,
  failure: null,
  drawn: null,
}));
