import { createContext, useContext } from 'react';
import type { Publication } from '../../../data/publication/publication.ts';
import type { Search } from '../../../data/publication/search/search.ts';

/** What every view answers from. */
export interface Answers {
  publication: Publication;
  search: Search;
}

export const AnswersContext = createContext<Answers | undefined>(undefined);

/** Throws outside a page that has its publication. */
export function useAnswers(): Answers {
  const answers = useContext(AnswersContext);
  if (!answers) throw new Error('no publication is read yet');
  return answers;
}
