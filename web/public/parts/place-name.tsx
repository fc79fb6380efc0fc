import type { Place } from '../../../data/publication/publication.ts';
import { usePreferences } from '../state/preferences.ts';

/** A place's name in the reader's language; in English with the Chinese one, which stands on the signs of the street. */
export function PlaceName({ place }: { place: Pick<Place, 'name'> }) {
  const { language } = usePreferences();
  const { zh, en } = place.name;
  if (language === 'zh' || zh === en) return <span lang="zh-CN">{zh}</span>;
  return (
    <span>
      {en}{' '}
      <span className="own-name" lang="zh-CN">
        {zh}
      </span>
    </span>
  );
}
