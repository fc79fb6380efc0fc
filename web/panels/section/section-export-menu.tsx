import { useState } from 'react';
import type { SectionResult } from '../../../server/contract/section.ts';
import { useApp } from '../../state/app-state.ts';
import controls from '../../ui/controls.module.css';
import { downloadBlob, downloadText } from '../../ui/download.ts';
import { DownloadIcon } from '../../ui/icons.tsx';
import { timesText } from './section-chart.tsx';
import { pngOf, sectionCsv, sectionSvg } from './section-export.tsx';
import { sectionLayout } from './section-layout.ts';
import { sectionScale, wholeView } from './section-scale.ts';
import type { SectionOrigin } from './section-sheet.tsx';
import { datumText, nodeText, type SectionWords } from './section-words.ts';
import classes from './section.module.css';

type Format = 'svg' | 'png' | 'csv';

/** The whole section as a picture or a table, with what it rests on. */
export function SectionExport({ section, words }: { section: SectionResult; words: SectionWords }) {
  const { t } = words;
  const [failed, setFailed] = useState(false);
  const save = async (format: Format): Promise<void> => {
    const origin = originOf(section, words);
    const name = fileName(section, words);
    setFailed(false);
    if (format === 'csv') {
      const times = timesText(sectionScale(section, wholeView(section), sectionLayout(1400, 500).box).exaggeration);
      downloadText(`${name}.csv`, 'text/csv', sectionCsv(section, words, origin, times));
      return;
    }
    const svg = await sectionSvg(section, words, origin);
    if (format === 'svg') downloadText(`${name}.svg`, 'image/svg+xml', svg);
    else
      await pngOf(svg).then(
        (png) => downloadBlob(`${name}.png`, png),
        () => setFailed(true),
      );
  };
  return (
    <div className={classes.exports} role="group" aria-label={t('section.export')}>
      <DownloadIcon size={14} />
      {(['svg', 'png', 'csv'] as const).map((format) => (
        <button key={format} type="button" className={controls.linkButton} onClick={() => void save(format)}>
          {format.toUpperCase()}
        </button>
      ))}
      {failed && <span role="alert">{t('section.pngFailed')}</span>}
    </div>
  );
}

function originOf(section: SectionResult, words: SectionWords): SectionOrigin {
  const { language } = words;
  const detail = useApp.getState().cityDetail;
  const layers = detail?.layers.filter(({ id }) => id === 'pipes' || id === 'nodes') ?? [];
  const sources = layers.flatMap(({ sources: of }) => of.map(({ name, date }) => (date ? `${name} (${date})` : name)));
  return {
    city: detail?.title[language] ?? '',
    date: new Date().toLocaleDateString('sv-SE'),
    datum: datumText(section, words),
    source: [...new Set(sources)].join(', '),
    version: section.meta.datasetVersion,
    attribution: detail?.attribution[language] ?? '',
  };
}

function fileName(section: SectionResult, words: SectionWords): string {
  const city = useApp.getState().city ?? '';
  const from = section.nodes[0] ? nodeText(section.nodes[0], words) : '';
  return `${city}-section-${from}-${section.meta.datasetVersion}`.replaceAll(/[^\w.-]+/g, '_');
}
