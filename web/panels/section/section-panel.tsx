import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionResult } from '../../../server/contract/section.ts';
import type { Bbox } from '../../../data/model/feature.ts';
import { sectionQuery } from '../../api/section.ts';
import { useApp, type SectionQuestion } from '../../state/app-state.ts';
import { useSection } from '../../state/section-state.ts';
import { PanelLoading } from '../../ui/panel-loading.tsx';
import { usePhone } from '../../ui/use-media.ts';
import { useScheme } from '../../ui/use-scheme.ts';
import { useErrorText } from '../error-text.ts';
import { SectionChart } from './section-chart.tsx';
import { legendOf, SectionLegend } from './section-legend.tsx';
import { sectionPalette } from './section-palette.ts';
import { firstView, wholeView } from './section-scale.ts';
import { SectionTable } from './section-table.tsx';
import { withWater } from './section-water.ts';
import { SectionToolbar } from './section-toolbar.tsx';
import { useSwmmWater } from './use-swmm-water.ts';
import type { SectionWords } from './section-words.ts';
import classes from './section.module.css';

/** Nodes that a phone has room for; the rest is a drag away. */
const phoneNodes = 9;

/** The long section the dock shows: asked for by `Choices.section`, handed to the map when it is there. */
export default function SectionPanel() {
  const city = useApp((state) => state.city);
  const cityDetail = useApp((state) => state.cityDetail);
  const question = useApp((state) => state.section);
  if (!city || !cityDetail || cityDetail.id !== city || !question) return <PanelLoading />;
  return <AskedSection city={city} version={cityDetail.version.id} question={question} />;
}

function AskedSection(props: { city: string; version: string; question: SectionQuestion }) {
  const words = useErrorText();
  const { data, error } = useQuery(sectionQuery(props.city, props.version, props.question));
  const shown = useSwmmWater(data);
  useEffect(() => {
    const { set, flyTo } = useApp.getState();
    set({ sectionResult: data ?? null, sectionAtM: null });
    if (data && useSection.getState().wantsFlight) {
      useSection.setState({ wantsFlight: false });
      flyTo(bboxOfSection(data));
    }
  }, [data]);
  if (error) {
    return (
      <p className={classes.message} role="alert">
        {words(error)}
      </p>
    );
  }
  return data ? (
    <ShownSection key={JSON.stringify(props.question)} section={shown ?? data} question={props.question} />
  ) : (
    <PanelLoading />
  );
}

function ShownSection({ section: dry, question }: { section: SectionResult; question: SectionQuestion }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const scheme = useScheme();
  const asTable = useSection((state) => state.asTable);
  const water = useSection((state) => state.water);
  const section = useMemo(() => withWater(dry, water), [dry, water]);
  const phone = usePhone();
  const [view, setView] = useState(() => (phone ? firstView(dry, phoneNodes) : wholeView(dry)));
  const palette = useMemo(() => sectionPalette(scheme), [scheme]);
  const words = useMemo((): SectionWords => ({ t, language }), [t, language]);
  return (
    <div className={classes.panel} style={{ '--section-adverse': palette.adverse } as React.CSSProperties}>
      <SectionToolbar section={section} question={question} words={words} view={view} onView={setView} />
      {asTable ? (
        <SectionTable section={section} words={words} />
      ) : (
        <>
          <SectionChart section={section} palette={palette} words={words} view={view} onView={setView} />
          <SectionLegend label={t('section.legendLabel')} entries={legendOf(section, palette, words, 'section')} />
        </>
      )}
    </div>
  );
}

/** West, south, east, north of a section's way. */
function bboxOfSection({ pipes }: SectionResult): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of pipes.flatMap(({ line }) => line)) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
