import { useState } from 'react';
import type { SectionResult } from '../../../server/contract/section.ts';
import { useApp, type SectionQuestion } from '../../state/app-state.ts';
import { useSection } from '../../state/section-state.ts';
import controls from '../../ui/controls.module.css';
import { IconButton } from '../../ui/icon-button.tsx';
import { FitIcon, MinusIcon, PlusIcon, SectionIcon, TableIcon } from '../../ui/icons.tsx';
import { formatLength } from '../../ui/format.ts';
import { SectionExport } from './section-export-menu.tsx';
import { wholeView, zoomed, type SectionView } from './section-scale.ts';
import { datumText, titleText, type SectionWords } from './section-words.ts';
import classes from './section.module.css';

interface ToolbarProps {
  section: SectionResult;
  question: SectionQuestion;
  words: SectionWords;
  view: SectionView;
  onView: (view: SectionView) => void;
}

/** What the section is, in figures, and what can be done with it. */
export function SectionToolbar({ section, question, words, view, onView }: ToolbarProps) {
  const { t } = words;
  const asTable = useSection((state) => state.asTable);
  const totalM = wholeView(section).toM;
  const zoom = (factor: number): void => onView(zoomed(view, factor, (view.fromM + view.toM) / 2, totalM));
  return (
    <div className={classes.toolbar}>
      <div className={classes.about}>
        <h3 className={classes.title}>{titleText(section, words)}</h3>
        <Facts section={section} words={words} />
      </div>
      {section.ways > 1 && !('pipes' in question) && <WayChoice question={question} section={section} words={words} />}
      <div className={classes.tools}>
        {!asTable && (
          <>
            <IconButton label={t('section.zoomOut')} onClick={() => zoom(1 / 0.6)}>
              <MinusIcon size={16} />
            </IconButton>
            <IconButton label={t('section.zoomIn')} onClick={() => zoom(0.6)}>
              <PlusIcon size={16} />
            </IconButton>
            <IconButton label={t('section.zoomAll')} onClick={() => onView(wholeView(section))}>
              <FitIcon size={16} />
            </IconButton>
          </>
        )}
        <IconButton
          label={t(asTable ? 'section.showChart' : 'section.showTable')}
          onClick={() => useSection.setState({ asTable: !asTable })}
        >
          {asTable ? <SectionIcon size={16} /> : <TableIcon size={16} />}
        </IconButton>
        <SectionExport section={section} words={words} />
      </div>
    </div>
  );
}

function Facts({ section, words }: { section: SectionResult; words: SectionWords }) {
  const { t, language } = words;
  const { totals, choices, pipes, nodes } = section;
  const gaps = pipes.filter(({ state }) => state === 'unknown').length;
  const bare = nodes.filter(({ groundM }) => groundM === null).length;
  const facts: [text: string | false, isAlarm?: boolean][] = [
    [formatLength(totals.lengthM, language)],
    [t('section.count.pipes', { count: totals.pipes })],
    [t(`section.end.${section.end}`)],
    [totals.adverse > 0 && t('section.count.adverse', { count: totals.adverse }), true],
    [totals.flat > 0 && t('section.count.flat', { count: totals.flat })],
    [gaps > 0 && t('section.count.gaps', { count: gaps })],
    [bare > 0 && t('section.count.bare', { count: bare })],
    [totals.drops > 0 && t('section.count.drops', { count: totals.drops })],
    [totals.narrowings > 0 && t('section.count.narrowings', { count: totals.narrowings }), true],
    [choices.length > 0 && t('section.count.choices', { count: choices.length })],
    [section.reversed && t('section.reversed')],
    [datumText(section, words)],
  ];
  return (
    <p className={classes.facts}>
      {facts.map(
        ([text, isAlarm], i) =>
          text && (
            <span key={i} data-alarm={isAlarm}>
              {text}
            </span>
          ),
      )}
    </p>
  );
}

function WayChoice({
  question,
  section,
  words,
}: {
  question: Exclude<SectionQuestion, { pipes: string[] }>;
  section: SectionResult;
  words: SectionWords;
}) {
  const { t } = words;
  // The choice stays what was asked until the answer comes.
  const [chosen, setChosen] = useState(section.way);
  return (
    <select
      className={controls.native}
      aria-label={t('section.way')}
      value={chosen}
      onChange={(event) => {
        const way = Number(event.currentTarget.value);
        setChosen(way);
        useApp.getState().set({ section: { ...question, way } });
      }}
    >
      {Array.from({ length: section.ways }, (_, way) => (
        <option key={way} value={way}>
          {t('section.wayOf', { n: way + 1, of: section.ways })}
        </option>
      ))}
    </select>
  );
}
