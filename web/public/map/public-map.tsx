import 'maplibre-gl/dist/maplibre-gl.css';
import './public-map.css';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { releaseFolder, tilesFile } from '../../../data/publication/site-files.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { deviceDrawsChinese } from '../../ui/device-draws-chinese.ts';
import { useTexts } from '../i18n/texts.ts';
import type { MapProps } from '../parts/map-slot.tsx';
import { useAnswers } from '../state/answers.ts';
import { lookOf, usePreferences } from '../state/preferences.ts';
import { chineseFaces } from './chinese-faces.ts';
import {
  createPublicMap,
  firstBounds,
  lookAt,
  showActive,
  showAsked,
  showWatchPlaces,
  watchPointer,
  type MapTexts,
} from './create-public-map.ts';
import { Legend } from './legend.tsx';
import { mapColors } from './map-colors.ts';
import { openArchive } from './open-archive.ts';
import { publicStyle } from './public-style.ts';
import { putSignImages } from './sign-images.ts';

/** The map beside the list: the same places, and the city around them. */
export default function PublicMap({ items, active, onActive, focus, fallback }: MapProps & { fallback: ReactNode }) {
  const { words, own } = useTexts();
  const { publication } = useAnswers();
  const { city, rules, release } = publication;
  const preferences = usePreferences();
  const { language } = preferences;
  const { scheme, contrast } = lookOf(preferences);
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap>();
  /** Counts the styles that stand: what lies in a style's sources is put there anew. */
  const [styled, setStyled] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  const { page } = words;

  const tell = useEffectEvent(onActive);
  const make = useEffectEvent((element: HTMLElement, texts: MapTexts): MapLibreMap => {
    const made = createPublicMap(element, firstBounds(city.bbox, focus, items), texts);
    watchPointer(made, (id, isChosen) => tell(id, isChosen));
    // A tile that does not come leaves a hole in the ground; the signs are the list's own and stand all the same.
    made.on('error', () => element.setAttribute('data-tiles', 'missing'));
    made.on('idle', () => element.setAttribute('data-map', 'painted'));
    return made;
  });

  // A map takes its own words when it is made: another language is another map.
  const { mapLabel } = page;
  const { twoFingers } = own;
  useEffect(() => {
    if (!container.current) return undefined;
    const made = make(container.current, { title: mapLabel, twoFingers });
    setMap(made);
    return () => made.remove();
  }, [mapLabel, twoFingers]);

  useEffect(() => {
    if (!map) return undefined;
    let isLeft = false;
    const colors = mapColors({ scheme, contrast });
    const draw = async (): Promise<void> => {
      const [archive, faces] = await Promise.all([
        openArchive(`./${releaseFolder(release)}/${tilesFile}`),
        deviceDrawsChinese() ? [] : chineseFaces(),
      ]);
      if (isLeft) return;
      const { url: tilesUrl, layers } = archive;
      map.once('styledata', () => {
        putSignImages(map, colors);
        if (!isLeft) setStyled((n) => n + 1);
      });
      map.setStyle(publicStyle({ colors, language, layers, tilesUrl, surveyedFrom: rules.surveyedFrom, faces }));
    };
    draw().catch(() => !isLeft && setFailed(true));
    return () => {
      isLeft = true;
    };
  }, [map, scheme, contrast, language, release, rules]);

  useEffect(() => {
    if (!map || styled === 0) return;
    showWatchPlaces(map, items, language);
    showAsked(map, focus, items, language);
  }, [map, styled, items, language, focus]);

  useEffect(() => {
    if (map && styled > 0) showActive(map, active);
  }, [map, styled, active]);

  // A new map looks there by itself.
  const looked = useRef<MapLibreMap>(undefined);
  useEffect(() => {
    if (!map) return;
    if (looked.current === map) lookAt(map, firstBounds(city.bbox, focus, items));
    looked.current = map;
  }, [map, city.bbox, focus, items]);

  if (hasFailed) return fallback;
  const zoom = (by: 1 | -1) => (): void => void (by > 0 ? map?.zoomIn() : map?.zoomOut());
  return (
    <div className="map-frame">
      <div className="map-stage">
        <div className="map-canvas" ref={container} />
        <div className="map-buttons">
          <button type="button" aria-label={page.zoomIn} onClick={zoom(1)}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 5v14M5 12h14" />
            </svg>
          </button>
          <button type="button" aria-label={page.zoomOut} onClick={zoom(-1)}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 12h14" />
            </svg>
          </button>
          <button type="button" aria-label={own.wholeCity} onClick={() => map && lookAt(map, city.bbox)}>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />
            </svg>
          </button>
        </div>
        <p className="map-credit">
          {city.synthetic && <b>{own.invented}</b>}
          {city.mapApproval && <b>{fill(own.approval, { number: city.mapApproval })}</b>}
          <span>{city.attribution[language]}</span>
        </p>
      </div>
      <Legend items={items} hasFocus={focus !== undefined} />
    </div>
  );
}
