import { useTranslation } from 'react-i18next';
import { findCode, type CodeListId } from '../../data/model/codes.ts';
import { useApp } from '../state/app-state.ts';

type LabelOf = (code: string) => string;

/** Words for the classes of a summary; a missing value says so. */
export function useClassLabels(): Record<
  'kind' | 'size' | 'material' | 'decade' | 'nodeType' | 'floodStatus' | 'roadClass',
  LabelOf
> {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const unknown = t('result.kindUnknown');
  const orUnknown =
    (label: LabelOf): LabelOf =>
    (code) =>
      code === 'unknown' ? unknown : label(code);
  const coded = (list: CodeListId): LabelOf => orUnknown((code) => findCode(list, code)?.label[language] ?? code);
  return {
    kind: coded('drainageKind'),
    material: coded('material'),
    nodeType: coded('nodeType'),
    floodStatus: coded('floodStatus'),
    roadClass: coded('roadClass'),
    // `300-600` is 300 up to but not 600; the first begins at nothing and the last has no end.
    size: orUnknown((name) => {
      const [from, to] = name.split('-');
      return to === '' ? `DN ≥ ${from}` : from === '0' ? `DN < ${to}` : `DN ${from}–${to}`;
    }),
    decade: orUnknown((year) => t('summary.decade', { year })),
  };
}
