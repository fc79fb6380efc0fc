import { queryOptions } from '@tanstack/react-query';
import type { BlankPreviewResult } from '../../server/contract/blank-preview.ts';
import { runAnalysis } from './analysis.ts';
import { ApiError } from './api-error.ts';
import { getDistanceField, type DistanceField } from './distance-field.ts';
import { queryClient } from './queries.ts';

/** All that is needed to show suspected blank areas of any distance without asking again. */
export interface BlankPreview {
  field: DistanceField;
  curve: NonNullable<BlankPreviewResult['curve']>;
}

export interface PreviewQuestion {
  city: string;
  version: string;
  /** Null: all. */
  kinds: string[] | null;
  /** Most cells a side of the picture. */
  side: number;
}

const root = 'blank-preview';
/** Previews kept: what is on the map and what was there before; one takes a byte per cell, at most 64 MB. */
const kept = 2;

const blankPreviewQuery = ({ city, version, kinds, side }: PreviewQuestion) =>
  queryOptions({
    queryKey: [root, city, version, kinds, side],
    queryFn: async ({ signal }): Promise<BlankPreview> => {
      const body = kinds ? { kinds: kinds as ('storm' | 'foul' | 'combined' | 'other')[] } : {};
      const { curve, meta } = await runAnalysis(city, 'blank-preview', body, { signal, onProgress: () => undefined });
      // One after the other: the server makes the field for the first and has it for the second.
      const field = await getDistanceField(city, kinds, side, signal);
      if (!curve || field.header.datasetVersion !== meta.datasetVersion)
        throw new ApiError('answer-unreadable', 200, 'picture and totals of the preview are about different versions');
      return { field, curve };
    },
    staleTime: Infinity,
    structuralSharing: false,
  });

/** The preview of a dataset version and some kinds of pipe. Throws ApiError, or CancelledError. */
export async function loadBlankPreview(question: PreviewQuestion): Promise<BlankPreview> {
  const preview = await queryClient.fetchQuery(blankPreviewQuery(question));
  const cache = queryClient.getQueryCache();
  const all = cache.findAll({ queryKey: [root] }).filter((query) => query.state.status === 'success');
  all.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const query of all.slice(kept)) cache.remove(query);
  return preview;
}

/** Stops asking for previews; what has come stays. */
export function cancelBlankPreviews(): void {
  void queryClient.cancelQueries({ queryKey: [root] });
}
