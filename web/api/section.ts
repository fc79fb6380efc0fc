import { queryOptions } from '@tanstack/react-query';
import type { SectionRequest } from '../../server/contract/section.ts';
import type { SectionPlace, SectionQuestion } from '../state/app-state.ts';
import { runAnalysis } from './analysis.ts';

/** The long section a question asks for, of one dataset version. */
export const sectionQuery = (city: string, version: string, question: SectionQuestion) =>
  queryOptions({
    queryKey: ['section', city, version, question],
    queryFn: ({ signal }) =>
      runAnalysis(city, 'section', sectionRequest(question), { signal, onProgress: () => undefined }),
    staleTime: Infinity,
  });

/** Body of the request for a question. */
export function sectionRequest(question: SectionQuestion): SectionRequest {
  if ('pipes' in question) return { pipes: question.pipes };
  const { from, to, way } = question;
  return { from: placeOf(from), ...(to ? { to: placeOf(to), way } : {}) };
}

function placeOf(place: SectionPlace): NonNullable<SectionRequest['from']> {
  return 'key' in place ? { type: 'record', ...place } : { type: 'place', position: place.position };
}
